/**
 * The seconds that a `Retry-After` header asks for (RFC 9110, 10.2.3): a number, or a date.
 *
 * @returns 0 if the header is absent, unreadable or in the past
 */
export function secondsAsked(header: string | undefined, now: Date): number {
  if (header === undefined) return 0;
  if (/^\s*\d+\s*$/.test(header)) return Number(header);
  const at = new Date(header).getTime();
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1000);
}
