import { describe, expect, test } from "bun:test";
import { createHash } from "node:crypto";
import twilio from "twilio";
import { verifyTwilioSignature } from "~/channels/twilio-sms/verify-signature";

const TOKEN = "token-of-nobody";
const URL_ = "https://app.example/api/v1/webhooks/twilio/c1/status?id=0192f3a4";
const FORM = "MessageSid=SM1&MessageStatus=delivered&To=%2B5511987650001&Body=Ol%C3%A1+%F0%9F%98%80";

const formObject = (form: string) => {
  const object: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(form)) {
    const known = object[name];
    object[name] = known === undefined ? value : [known, value].flat();
  }
  return object;
};
/** Twilio's own SDK signs. */
const sign = (url: string, form: string, token = TOKEN) =>
  twilio.getExpectedTwilioSignature(token, url, formObject(form));
const verify = (url: string, form: string, header: string | null, token = TOKEN) =>
  verifyTwilioSignature(url, new TextEncoder().encode(form), header, token);

describe("X-Twilio-Signature", () => {
  test.each([
    ["missing", null],
    ["empty", ""],
    ["of another token", sign(URL_, FORM, "other")],
    ["of another URL", sign(`${URL_}5`, FORM)],
    ["of another form", sign(URL_, `${FORM}&A=1`)],
    ["cut short", sign(URL_, FORM).slice(0, 10)],
    ["not base64", "!!!!"],
  ])("%s is refused", (_name, header) => {
    expect(verify(URL_, FORM, header)).toBe(false);
  });

  test("is refused when no token is known", () => {
    expect(verify(URL_, FORM, sign(URL_, FORM, ""), "")).toBe(false);
  });

  const urls: [string, string, string][] = [
    ["the URL as given", URL_, URL_],
    ["signed with :443, called without", "https://app.example/x?a=1", "https://app.example:443/x?a=1"],
    ["signed without port, called with one", "https://app.example:8443/x?a=1", "https://app.example/x?a=1"],
    ["http signed with :80", "http://app.example/x", "http://app.example:80/x"],
    ["user and password kept", "https://u:p@app.example/x", "https://u:p@app.example/x"],
    ["user and password with a port", "https://u:p@app.example/x", "https://u:p@app.example:443/x"],
    [
      "query re-encoded by older back ends",
      "https://app.example/x?Body=It's+ok&b=(1)",
      "https://app.example/x?Body=It%27s+ok&b=(1)",
    ],
    ["no query", "https://app.example/x", "https://app.example/x"],
    ["a query that is only a question mark", "https://app.example/x?", "https://app.example/x?"],
  ];
  test.each(urls)("%s is accepted", (_name, called, signed) => {
    expect(verify(called, FORM, sign(signed, FORM))).toBe(true);
  });

  const forms: [string, string][] = [
    ["an empty form", ""],
    ["names that sort by code unit", "b=1&B=2&a=3&A=4&_=5"],
    ["repeated names, each value once, sorted", "A=2&A=1&A=2&B=9"],
    ["one name that begins another", "Sid=1&SidAccount=2&S=3"],
    ["empty values", "a=&b=&c=1"],
    ["plus signs and spaces", "Body=1+1%2B1"],
  ];
  test.each(forms)("%s is accepted, and Twilio's SDK agrees", (_name, form) => {
    const header = sign(URL_, form);
    expect(verify(URL_, form, header)).toBe(true);
    expect(twilio.validateRequest(TOKEN, header, URL_, formObject(form))).toBe(true);
  });

  test("a parsed form works as well as the bytes", () => {
    expect(verifyTwilioSignature(URL_, new URLSearchParams(FORM), sign(URL_, FORM), TOKEN)).toBe(true);
  });

  test("a JSON body is signed by its hash in the URL", () => {
    const body = '{"a": 1}';
    const url = `https://app.example/x?a=1&bodySHA256=${createHash("sha256").update(body).digest("hex")}`;
    const header = twilio.getExpectedTwilioSignature(TOKEN, url, {});
    expect(twilio.validateRequestWithBody(TOKEN, header, url, body)).toBe(true);
    expect(verify(url, body, header)).toBe(true);
    expect(verify(url, '{"a": 2}', header)).toBe(false);
  });
});
