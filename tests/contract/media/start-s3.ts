import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";

export const S3_KEYS = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER", region: "us-east-1" };

/** A server of somebody else's making that speaks S3, with one bucket, on this machine. */
export async function startS3(bucket: string) {
  const directory = mkdtempSync(join(tmpdir(), "mia-s3-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  const folder = join(directory, bucket);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    files: () =>
      readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith("._S3rver_object")),
    async stop() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
