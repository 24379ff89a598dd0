import type { Address } from './addresses.ts';

type Words = Pick<Address, 'before' | 'after'>;

/** Words before the authors' own work. */
const GIVEN =
  /\b(?:(?:publicly|freely|openly|also|now|made) )?(?:available|avaliable|accessible|accessed|releas(?:e|ed|es|ing)|hosted|found (?:at|in|on|here|via|from)|download(?:ed|able)?|open[- ]?sourc(?:e|ed|ing)|publish(?:ed)? (?:at|on)|provided? (?:at|on|in|here)|share|shared)\b|\b(?:our|this) (?:[\w-]+ ){0,3}(?:code|codes|codebase|implementation|repository|repo|project|dataset|data|models?|benchmark|software|package|library|toolkit|tool|website|page|demo)\b|\b(?:code|codes|codebase|github|gitlab|repository|repo|project page|project|website|homepage|demo|data|dataset|models?)s?\s?(?:link|url|page)?\s?:/gi;

/** Words before the work of others. */
const TAKEN =
  /\b(?:bas(?:ed|es|ing) (?:up)?on|buil(?:t|ds?|ding) (?:up)?on|on top of|(?:adapted|adopted|borrowed|derived|forked|modified|taken|extracted|collected|crawled|mined|sampled|curated|gathered) from|fork of|extension (?:of|to)|extend(?:s|ed|ing)?|inspired by|compar(?:ed?|ing|isons?) (?:with|to|against)|outperform(?:s|ed|ing)?|provided by|developed by|maintained by|released by|published by|such as|e\.g\.|similar to|unlike|baselines?)(?![\w-])/gi;

/** Weaker words for the work of others: also in `videos made using our tool, at …`. */
const USED =
  /\b(?:(?:we|and|then) (?:use|used|utili[sz]ed?|employ|employed|adopt|adopted|follow|followed)|using|with the help of|by means of|implemented (?:in|with|on))\b/i;

/** The work of others, though called available: `based on the official code released at …`. */
const THEIR_CODE =
  /\b(?:based|built|relies|relying|build) (?:up)?on (?:the|an?|their|his) (?:[\w-]+ ){0,5}(?:code|codebase|implementation|repository|library|framework|package|toolkit|software)(?: (?:of [\w-]+|from|by|in|at|available|released|provided|hosted|published|[\w-]+ et al\.?)){0,5}[\s:({[]*$/i;

/**
 * Tells whether the words around an address clearly refer to the work of others: a library, a
 * baseline, or the basis of the work.
 */
export function isOthers({ before, after }: Words): boolean {
  if (THEIR_CODE.test(before)) return true;
  const given = lastEnd(GIVEN, before);
  const taken = lastEnd(TAKEN, before);
  if (taken > given) return before.length - taken <= NEAR;
  return given < 0 && !hasMatch(GIVEN, after) && USED.test(before.slice(-NEAR));
}

/** The most characters between such words and the address. */
const NEAR = 60;

const PAGE =
  /\b(?:(?:project|demo|paper|companion|supplementary|accompanying|code)s?(?:'s)?[ -]?(?:web ?)?(?:page|site|link|url)s?|project|demos?|(?:our|project'?s?|paper'?s?|the) web ?site)\b[^.]{0,60}$|(?:^|[;,|.])\s*(?:home ?page|web ?page|web ?site)\s?(?::|at|is)[^.\w]{0,9}$/i;
const CODE =
  /\b(?:code|codes|codebase|software|implementation|toolkit|library|package|repository|simulator|demos?)\b[^.]{0,80}\b(?:available|avaliable|accessible|found|released?|hosted|open[- ]?sourced?|published|provided)\b[^.]{0,30}$|\b(?:code|codes|demo|source code)\s?:\s?$/i;

/** Whether the words before an address announce a page of this paper. */
export function isAnnounced({ before }: Words): boolean {
  // Ignore the words before an earlier address.
  const own = before.slice(before.lastIndexOf('://') + 1);
  return PAGE.test(own) || CODE.test(own);
}

const EVENT =
  /\b(?:workshop|challenge|competition|conference|symposium|shared task|tutorial|seminar)\b[^.]{0,30}$/i;

/** Whether the words before an address name an event, so that the page is the event's. */
export function isEvents({ before }: Words): boolean {
  return EVENT.test(before);
}

function lastEnd(pattern: RegExp, text: string): number {
  let end = -1;
  for (const { 0: found, index } of text.matchAll(pattern)) end = index + found.length;
  return end;
}

function hasMatch(pattern: RegExp, text: string): boolean {
  return lastEnd(pattern, text) >= 0;
}
