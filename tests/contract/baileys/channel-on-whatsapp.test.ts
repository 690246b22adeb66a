import { describeChannel } from "../channel-suite";
import { socketWorld } from "./socket-world";

/** Longer than any answer of a server that wants to answer. */
const TIMEOUT_MS = 700;

describeChannel(socketWorld(TIMEOUT_MS), () => ({
  id: "c2",
  kind: "sms",
  baseUrl: "http://127.0.0.1:1",
  statusCallbackUrl: "",
  credentials: { accountSid: "AC1", authToken: "secret-token" },
}));
