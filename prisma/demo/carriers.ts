import { randomBytes } from "node:crypto";

const hex = (bytes: number) => randomBytes(bytes).toString("hex");

/** Accounts of the demo company at the pretend carriers. Made once, kept with the demo's other secrets. */
export interface DemoCarriers {
  meta: {
    businessId: string;
    wabaId: string;
    phoneNumberId: string;
    displayPhone: string;
    verifiedName: string;
    token: string;
    appId: string;
    appSecret: string;
    verifyToken: string;
  };
  twilio: { accountSid: string; authToken: string; from: string };
}

export function newDemoCarriers(): DemoCarriers {
  return {
    meta: {
      businessId: "100000000000001",
      wabaId: "200000000000001",
      phoneNumberId: "300000000000001",
      displayPhone: "+55 11 4002-8831",
      verifiedName: "Casa Aurora",
      token: `EAA${hex(24)}`,
      appId: "400000000000001",
      appSecret: hex(16),
      verifyToken: hex(12),
    },
    twilio: { accountSid: `AC${hex(16)}`, authToken: hex(16), from: "+551140028900" },
  };
}
