import { type BinaryNode, decodeBinaryNode, encodeBinaryNode, type proto } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import { FrameReader } from "../noise/frame-reader";
import { NoiseResponder } from "../noise/noise-responder";
import type { LinkedDevice } from "../people/linked-device";
import { handleNode } from "./handle-node";
import { logIn } from "./log-in";
import type { SocketPort } from "./socket-port";

/** One socket: handshake, then nodes in order of arrival. */
export class Connection {
  device: LinkedDevice | undefined;
  /** What an unlinked client said about itself; pairing uses it. */
  registration: proto.ClientPayload | undefined;
  readonly refs: string[] = [];
  /** A phone has accepted this socket; the client has to sign back. */
  pairing: { requestId: string; finish: (answer: BinaryNode) => void } | undefined;
  openedAt: number;
  lastHeardAt: number;
  open = true;
  private readonly reader = new FrameReader();
  private readonly noise: NoiseResponder;
  private greeted = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    readonly network: Network,
    private readonly socket: SocketPort,
  ) {
    this.noise = new NoiseResponder(network.serverKey, network.certificates);
    this.openedAt = network.now();
    this.lastHeardAt = this.openedAt;
  }

  get clientKey(): Buffer {
    return this.noise.clientKey;
  }

  take(bytes: Buffer): void {
    if (!this.open || this.network.mute) return;
    this.lastHeardAt = this.network.now();
    let frames: Buffer[];
    try {
      frames = this.reader.read(bytes);
    } catch (error) {
      this.fail(error);
      return;
    }
    for (const frame of frames) {
      this.work = this.work.then(() => this.onFrame(frame)).catch((error) => this.fail(error));
    }
  }

  send(node: BinaryNode): void {
    if (this.open) this.socket.send(this.noise.encrypt(encodeBinaryNode(node)));
  }

  /** Says `last`, if given, and closes. */
  close(last?: BinaryNode): void {
    if (!this.open) return;
    if (last) this.send(last);
    this.over();
    this.socket.close();
  }

  /** The network is cut: no word, no close frame. */
  cut(): void {
    this.over();
    this.socket.terminate();
  }

  /** The other side has gone. */
  over(): void {
    if (!this.open) return;
    this.open = false;
    this.network.onClosed(this);
  }

  private async onFrame(frame: Buffer): Promise<void> {
    if (!this.open) return;
    if (!this.greeted) {
      this.greeted = true;
      this.socket.send(this.noise.answerHello(frame));
      return;
    }
    if (!this.noise.ready) {
      logIn(this, this.noise.takeFinish(frame));
      return;
    }
    const node = await decodeBinaryNode(this.noise.decrypt(frame));
    if (!this.device?.owner.treatment.mute) await handleNode(this, node);
  }

  private fail(error: unknown): void {
    this.network.emit({ type: "fault", error: error instanceof Error ? error : new Error(String(error)) });
    this.close();
  }
}
