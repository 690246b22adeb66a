/** What a management call needs: where Graph is and with which token. Every OpenConnection of Meta gives one. */
export interface MetaAccess {
  /** `https://graph.facebook.com`, or the sandbox's. */
  readonly baseUrl: string;
  /** "v24.0" */
  readonly apiVersion: string;
  readonly token: string;
}
