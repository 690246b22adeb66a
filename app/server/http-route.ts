export interface RequestContext {
  /** The client's address, behind as many proxies as the server was told to trust. */
  clientAddress: string;
  /** Also in the `x-request-id` answer header. */
  requestId: string;
  url: URL;
  /** Lifts the idle limit, for answers that stay open. */
  keepOpen(): void;
}

/** An address answered outside Remix: health, metrics, webhooks, tRPC, uploads. */
export interface HttpRoute {
  /** For logs and metrics. */
  name: string;
  match(pathname: string): boolean;
  handle(request: Request, context: RequestContext): Response | Promise<Response>;
  /** Largest body in bytes; 1 MiB without it. Longer ones are answered 413 before `handle` runs, or cut while streaming. */
  maxBodyBytes?: number;
  /** Other sites may POST here (webhooks with their own signatures). Without it cross-site writes are refused. */
  crossSite?: boolean;
}
