/**
 * Whether an address belongs to a service: the same scheme, host and port, and a path below its own.
 *
 * @param service base address: `https://HOST/api/v3`
 */
export function isBelow(service: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const [base, url] = [new URL(service), new URL(address)];
  return url.origin === base.origin && url.pathname.startsWith(base.pathname.replace(/\/*$/, '/'));
}
