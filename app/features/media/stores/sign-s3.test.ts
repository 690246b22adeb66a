import { expect, test } from "bun:test";
import { signS3 } from "./sign-s3";

/** Of AWS, "Signature calculations for the authorization header", with its published keys and results. */
const KEYS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const NOW = new Date("2013-05-24T00:00:00Z");
const BUCKET = "https://examplebucket.s3.amazonaws.com";

test.each([
  [
    "a part of a file",
    `${BUCKET}/test.txt`,
    { range: "bytes=0-9" },
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  ],
  [
    "a query with a name alone",
    `${BUCKET}/?lifecycle=`,
    {},
    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  ],
  [
    "a query with several",
    `${BUCKET}/?max-keys=2&prefix=J`,
    {},
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  ],
] as const)("%s is signed as AWS says", (_, url, headers, signature) => {
  const signed = signS3({ method: "GET", url: new URL(url), headers: { ...headers } }, KEYS, NOW);
  expect(signed.authorization).toEndWith(`Signature=${signature}`);
  expect(signed.authorization).toContain(
    "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
  );
  expect(signed.host).toBeUndefined();
});
