import { type Address, addressesIn } from './addresses.ts';
import { isAnnounced, isEvents, isOthers } from './belonging.ts';
import { type CodeLink, codeLinkAt, isCodeHost, ownGitlabAt, pageAt } from './code-hosts.ts';

export type { CodeKind, CodeLink } from './code-hosts.ts';

const ORDER = ['code', 'model', 'dataset', 'space', 'project'] as const;

/**
 * Finds the code, models, data sets, demos and project pages that a paper names as its own. Uncertain
 * links are left out.
 *
 * @param texts its abstract, its comment and its title, with their TeX
 * @returns each once, code first, otherwise in the order of the text. Each address is https, at the
 *   host that it shows, without characters of mark-up in Markdown, HTML or YAML
 */
export function codeLinks(texts: readonly string[]): readonly CodeLink[] {
  const found = new Map<string, CodeLink>();
  for (const text of texts.filter((one) => MAY_NAME.test(one)))
    for (const address of addressesIn(text)) {
      const link = linkAt(address);
      const same = link?.url.toLowerCase();
      if (link && same !== undefined && !found.has(same)) found.set(same, link);
    }
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/**
 * Reads the address of a paper's repository or page in the data of a service.
 *
 * @returns undefined for any other text or address
 */
export function codeLinkNamed(url: string): CodeLink | undefined {
  const [address] = addressesIn(url);
  if (address === undefined) return undefined;
  if (isCodeHost(address.host)) return codeLinkAt(address);
  if (NO_PROJECT.test(address.host) || IMITATION.test(address.host)) return undefined;
  return ownGitlabAt(address) ?? pageAt(address);
}

/** A cheap test: a text without any of these has no link that is taken. */
const MAY_NAME = /https?\s?:|git|codeberg|bitbucket|huggingface|hf\.|4open/i;

function linkAt(address: Address): CodeLink | undefined {
  if (isOthers(address)) return undefined;
  if (isCodeHost(address.host)) {
    const link = codeLinkAt(address);
    return link?.kind === 'project' && isEvents(address) && !isAnnounced(address)
      ? undefined
      : link;
  }
  if (!address.scheme || !isAnnounced(address)) return undefined;
  if (NO_PROJECT.test(address.host) || IMITATION.test(address.host)) return undefined;
  return ownGitlabAt(address) ?? pageAt(address);
}

/** Hosts of papers, videos, posts, files and short links, which are not project pages. */
const NO_PROJECT =
  /^(?!sites\.)(?:.*\.)?(?:google\.com|(?:arxiv|doi|openreview|semanticscholar|wikipedia|acm|ieee|aclanthology|zenodo|osf|figshare|nature|sciencedirect|springer|wiley|youtube|bilibili|vimeo|twitter|linkedin|medium|reddit|tinyurl|shorturl|dropbox|box|kaggle|pypi|anaconda|python|pytorch|ctan|mathworks|wolfram|creativecommons|orcid)\.[a-z]{2,}|(?:x|t|youtu|bit|goo|is|rb|cran|r-project)\.(?:com|co|be|ly|gl|gd|gy|org))$/;

/** Hosts that imitate a host of code: `github.com.example.org`. */
const IMITATION =
  /github|huggingface|bitbucket|codeberg|4open|.gitlab|^gitlab(?!\.)|^gitlab\.(?:com|io|org)\./;
