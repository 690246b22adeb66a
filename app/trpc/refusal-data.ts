/** What the server says of a call that it refused (init.ts, errorFormatter); undefined when it was not reached. */
export interface RefusalData {
  code: string;
  messageKey?: string;
}

/** By its shape: the client's own error class is a chunk that a page may not have loaded. */
export function refusalData(error: unknown): RefusalData | undefined {
  const data = (error as { data?: Partial<RefusalData> | null } | null)?.data;
  return typeof data?.code === "string" ? (data as RefusalData) : undefined;
}
