/** The probability of log odds. */
export function expit(log_odds: number): number {
  return log_odds >= 0 ? 1 / (1 + Math.exp(-log_odds)) : Math.exp(log_odds) / (1 + Math.exp(log_odds));
}
