/**
 * Whether a redirect stays with the service that was asked: on the same host and port, or from http
 * to https on the same host. All hosts of arxiv.org count as one. Any other host could answer in the
 * name of the service.
 */
export function mayFollow(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  if (to.origin === from.origin) return true;
  const isUsualPort = from.port === '' && to.port === '';
  const isSame =
    to.hostname === from.hostname || (isOfArxiv(from.hostname) && isOfArxiv(to.hostname));
  return isUsualPort && isSame && to.protocol === 'https:';
}

function isOfArxiv(hostname: string): boolean {
  return hostname === 'arxiv.org' || hostname.endsWith('.arxiv.org');
}
