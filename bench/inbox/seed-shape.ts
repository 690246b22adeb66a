export interface SeedCompany {
  id: string;
  conversations: number;
}

/** Companies by size: the second has half of the first, the third a third… */
export function shareOutConversations(companies: number, conversations: number): number[] {
  const weights = Array.from({ length: companies }, (_, k) => 1 / (k + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.max(20, Math.round((conversations * weight) / whole)));
}
