/**
 * Whether a redirect stays with the service that was asked: on the same host and port, or from http
 * to https on the same host. arXiv's own hosts, `export.arxiv.org` and its siblings, count as one.
 * Any other would get to say what the service says.
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
