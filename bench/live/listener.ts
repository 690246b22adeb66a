/** One socket of the benchmark. */
export interface Listener {
  company: number;
  companyId: string;
  /** Number of its member within the company. */
  member: number;
  userId: string;
  /** Sees only what is assigned to its member. */
  own: boolean;
}
