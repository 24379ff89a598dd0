import type { Paper } from './paper.ts';
import { isWithdrawn } from './select.ts';
import { texToText } from './tex.ts';
import { TITLES, knownVenueIn } from './venues.ts';

/** Where a paper was accepted, or has appeared. */
export interface Acceptance {
  /** Plain text from the authors, without the year: `CVPR`, `3rd Workshop on X at ICML`. */
  readonly name: string;
  readonly year?: number;
  readonly kind: 'conference' | 'workshop' | 'journal';
  readonly presentation?: 'oral' | 'spotlight' | 'highlight' | 'poster';
}

/** What the comment and the journal reference say of a paper. What is unsure is absent. */
export interface Venue {
  readonly accepted?: Acceptance;
  readonly pages?: number;
  readonly figures?: number;
  readonly thesis?: 'phd' | 'master' | 'bachelor';
  readonly withdrawn: boolean;
}

/**
 * Reads where a paper was accepted. `Submitted to`, `under review at` and the like say nothing.
 *
 * @returns names are plain text of at most 120 characters, not escaped
 */
export function venueOf(paper: Pick<Paper, 'comment' | 'journalRef'>): Venue {
  const comment = readable(paper.comment);
  const withdrawn = isWithdrawn(paper);
  const accepted = withdrawn ? undefined : acceptedAt(comment, readable(paper.journalRef));
  const pages = countOf(PAGES, comment);
  const figures = countOf(FIGURES, comment);
  const thesis = thesisIn(comment);
  return {
    ...(accepted && { accepted }),
    ...(pages !== undefined && { pages }),
    ...(figures !== undefined && { figures }),
    ...(thesis && { thesis }),
    withdrawn,
  };
}

/** The comment's own word; a journal's year is in the reference. */
function acceptedAt(comment: string, reference: string): Acceptance | undefined {
  const said = acceptanceIn(comment);
  if (said === undefined) return inJournal(reference);
  return said.kind === 'journal' && said.year === undefined ? dated(said, reference) : said;
}

const LONGEST = 1500;

function readable(text = ''): string {
  return texToText(text.slice(0, LONGEST).replace(/https?:\/\/\S+/gi, ' '))
    .replace(/[\p{C}*]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The authors' hopes, others' decisions, and what is said of another version. */
const NOT_YET =
  /\b(?:submi(?:t|ts|tted|tting|ssion)|resubmi\w+|under (?:\w+ )?(?:review|consideration|submission|revision)|in (?:review|submission|preparation)|reject(?:ed|ion)|prepar(?:ed|ing)|not (?:\w+ ){0,2}(?:accepted|published|peer)|unpublished|conditional(?:ly)?|partially|provisionally|pending|intended|target(?:ed|ing)|planned|considered|declined|to be accepted|if accepted|invited to submit)\b/i;
const OTHER_VERSION =
  /\b(?:(?:preliminary|earlier|early|short|shorter|shortened|abridged|previous|prior|initial|condensed|conference|workshop|journal|partial) (?:\w+ )?(?:versions?|drafts?)|(?:part|parts|portions?|extension|continuation|follow-up) of|extends|extending|builds on|companion|sequel|supplement(?:ary|al)?(?: materials?)? (?:to|for|of)|erratum|corrigendum|reply to|comment on)\b/i;

const SENTENCES =
  /(?<!\b(?:[A-Z]|Proc|Int|Conf|Symp|Trans|Rev|Lett|Phys|Astrophys|Math|Comput|Sci|Univ|Soc|Astron|Mon|Not|Roy|Ann|Intl|Nat|Appl|vs|No|Vol|Commun|Jour|Eng|Theor|Mech|Nucl|Instrum|Special))\.\s+(?=[A-Z0-9("“])|\s*[;|]\s*/;

function acceptanceIn(comment: string): Acceptance | undefined {
  const sentences = comment.split(SENTENCES);
  for (const [at, sentence] of sentences.entries()) {
    if (NOT_YET.test(sentence) || OTHER_VERSION.test(sentence)) continue;
    const found = announcedIn(sentence) ?? (NOT_YET.test(comment) ? undefined : namedIn(sentence));
    if (!found) continue;
    const presentation = presentationIn(sentence) ?? presentationAlone(sentences[at + 1]);
    return presentation ? { ...found, presentation } : found;
  }
  return undefined;
}

const CUE =
  /\b(?:accepted|accept|appear(?:s|ed|ing)?(?= (?:in|at|on|as))|published(?= (?:in|at|on|as|by|to|[A-Z]))|publication(?= (?:in|at|by))|presented(?= (?:in|at|as))|presentation(?= (?:in|at))|camera[- ]ready(?: \w+)?(?= (?:for|of|at))|in press|forthcoming(?= (?:in|at))|(?:[Ii]n )?(?:the )?[Pp]roceedings(?! (?:of|to) (?:be|appear))|[Pp]roc\.)(?![\w-])/gi;

// Lower case only: a name begins with a capital.
const FILLERS = new Set(
  (
    'a an and are as at be by been for from has have his in inclusion into is its of on our the ' +
    'this to with accepted appear camera-ready contributed contribution demo full fully here journal ' +
    'conference late-breaking long main oral paper papers part peer-reviewed poster presentation ' +
    'presented press proceedings publication published regular research short special spotlight ' +
    'highlight talk track version volume will workshop archival non-archival forthcoming issue international'
  ).split(' '),
);

/** `Accepted at X`, `To appear in X`, `In Proceedings of X`. */
function announcedIn(sentence: string): Acceptance | undefined {
  for (const { 0: cue, index } of sentence.matchAll(CUE)) {
    const found = venueAt(withoutFillers(sentence.slice(index + cue.length)));
    if (found) return found;
  }
  return undefined;
}

function withoutFillers(text: string): string {
  let rest = text.replace(/^[\s,:.()[\]"“]+/, '');
  for (;;) {
    const word = /^[a-z-]+(?=[\s,:(])/.exec(rest)?.[0];
    if (word === undefined || !FILLERS.has(word)) return rest;
    rest = rest.slice(word.length).replace(/^[\s,:("“]+/, '');
  }
}

/** `CVPR 2026 (Oral)`, `10 pages, ICML 2025`: only what is known, and with its year. */
function namedIn(sentence: string): Acceptance | undefined {
  const hosted = HOSTED.exec(sentence);
  if (hosted && !/\b(?:challenge|solution|report|competition|task)\b/i.test(sentence)) {
    const host = knownVenueIn(sentence.slice(hosted[0].length));
    if (host?.index === 0) return venueAt(sentence);
  }
  for (const part of sentence.split(/,\s+(?!(?:19|20)\d\d)/)) {
    const text = part
      .replace(
        /^(?:(?:In|in|At|at|To|The|IEEE[/ ]CVF|IEEE|ACM|Findings of)\s+)?(?:(?:IEEE[/ ]CVF|IEEE|ACM) )?(?:Conference on )?/,
        '',
      )
      .trim();
    const known = knownVenueIn(text);
    const year = known && yearBehind(text.slice(known.end));
    if (!known || known.index > 0 || year === undefined) continue;
    if (!RIGHT_BEHIND.test(text.slice(known.end))) continue;
    return venueAt(part.replace(/^(?:In|in|At|at|To) /, ''));
  }
  return undefined;
}

/** `Workshop on X @ COLT 2025`. */
const HOSTED = /^(?=[A-Z\d])[\w\s&:'’.-]{0,100}\bworkshops?\b[\w\s&:'’.-]{0,100}?\s(?:at|@)\s/i;

const RIGHT_BEHIND =
  /^(?:\s?\([A-Z][\w-]{1,11}\))?[\s,(’'-]*\d{2,4}[\s,).:]*(?:$|\(|\[|(?:Oral|Spotlight|Poster|Highlight|Main|Conference|Findings|Camera|Workshops?|Paper|Full|Long|Short|Best|Accepted|Datasets?|Industry|Demo|System|Track|Proceedings|Journal|in|[A-Z][\w@&-]* .{0,80}Workshop)\b)/i;

// Neither a number's part nor one end of a range of pages.
const YEAR = /(?<![\d.:/-])(?:19[89]|20[0-4])\d(?!\d|-\d|[.]\d)/;

function yearIn(text: string): number | undefined {
  const found = YEAR.exec(text)?.[0];
  return found === undefined ? undefined : Number(found);
}

/** The year right behind an acronym: `'25`, `26`, `(2025)`, `(ICML) 2025`. */
function yearBehind(text: string): number | undefined {
  const found =
    /^(?:\s?\([A-Z][\w-]{1,11}\))?[\s,('’-]{0,3}(?<year>(?:19[89]|20[0-4])\d|\d\d)(?![\d.:])/.exec(
      text,
    );
  const year = Number(found?.groups?.['year']);
  return Number.isNaN(year) ? undefined : year < 100 ? 2000 + year : year;
}

const WORKSHOP = /\bworkshops?\b/i;
/** The workshops of a conference as one: `CVPRW`. */
const WORKSHOP_OF =
  /^(?:IEEE\/CVF |IEEE |ACM )?(?:CVPR|ICCV|ECCV|WACV|ICDM|ICC|ICASSP|ICME)-?W(?![A-Za-z])/;
const CONFERENCE =
  /\b(?:conferences?|conf\.|conf[eé]rence|congr[eè]s|journ[eé]es|symposium|symp\.|congress|colloquium|summit|proceedings|annual meeting|general meeting)(?!\w)/i;
const JOURNAL =
  /\b(?:journal|transactions|trans\.|letters|lett\.|reviews?|rev\.|annals|magazine|acta|bulletin|archives?|communications|j\.|phys\.|astrophys\.|math\.|nature|science|robotics and automation letters)(?!\w)/i;
const NO_VENUE =
  /\b(?:arxiv|preprint|ssrn|biorxiv|medrxiv|author|website|web ?site|blog|github|zenodo|springer nature link)\b/i;
const ACRONYM_WITH_YEAR =
  /^(?:IEEE |ACM |IFIP |EAI )?(?<name>[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[-@/ ][A-Z]{2,})?)[\s,'’(-]{0,2}(?=20\d\d|\d\d(?!\d))/;

/** The venue that a text begins with; undefined where it begins with anything else. */
function venueAt(text: string): Acceptance | undefined {
  const near = text.slice(0, 260);
  if (!/^[A-Z0-9"“‘'(]/.test(near)) return undefined;
  const head = headOf(near);
  if (SERIES.test(head) || NO_VENUE.test(head)) return undefined;
  const known = knownVenueIn(near);
  const atName = known && known.index < head.length + 40 ? near.slice(known.end) : undefined;
  const year =
    (atName === undefined ? undefined : yearBehind(atName)) ?? yearIn(near.slice(0, 160));
  const withYear = (venue: Omit<Acceptance, 'year'>): Acceptance => {
    return year === undefined ? venue : { ...venue, year };
  };
  const name = nameFrom(head);
  if (name.length < 2) return undefined;
  const workshop = workshopHead(near.slice(0, 200));
  if (workshop !== undefined) return withYear({ name: nameFrom(workshop), kind: 'workshop' });
  if (known && known.index > 0 && GUEST.test(near.slice(0, known.index)))
    return withYear({ name, kind: 'workshop' });
  if ((TITLES.has(name.toLowerCase()) && near[head.length] !== ':') || SOCIETY.test(near))
    return withYear({ name, kind: 'journal' });
  if (JOURNAL.test(head) && !CONFERENCE.test(head) && !(known && known.index < head.length))
    return withYear({
      name:
        known && isAside(near, head, known.index) && known.kind === 'journal' ? known.name : name,
      kind: 'journal',
    });
  if (known && known.index <= head.length + 2) {
    if (isPartOf(near.slice(known.end))) return undefined;
    const findings = /\bfindings\b/i.test(near.slice(0, known.end + 30));
    return withYear({ name: findings ? `${known.name} Findings` : known.name, kind: known.kind });
  }
  if (CONFERENCE.test(head) && /\s/.test(name)) return withYear({ name, kind: 'conference' });
  const acronym = ACRONYM_WITH_YEAR.exec(near)?.groups?.['name'];
  return acronym === undefined ? undefined : withYear({ name: acronym, kind: 'conference' });
}

/** Whether what follows a conference's name is an event of its own: `CVPR NTIRE 2025`, `ICLR 2025 (LMRL)`. */
function isPartOf(rest: string): boolean {
  const aside = /^[\s'’-]{0,2}\d{2,4}\s?\((?<aside>[A-Z]{3,8})\)/.exec(rest)?.groups?.['aside'];
  if (aside !== undefined)
    return knownVenueIn(aside) === undefined && !/^(?:ORAL|MAIN|POSTER)$/.test(aside);
  const word = /^\s(?<word>[A-Z][\w-]*)/.exec(rest)?.groups?.['word'];
  return (
    word !== undefined &&
    !/^(?:Main|Conference|Findings|Companion|Proceedings|Proc|Journal|Oral|Spotlight|Poster|Highlight|International|Asia|Industry|Demo|Datasets?|Track|Papers?)/.test(
      word,
    )
  );
}

/** What stands between a workshop and the conference that hosts it. */
const GUEST = /@|\bco-?located\b|\bin conjunction\b/i;
/** Proceedings that are journals. */
const SOCIETY =
  /^(?:the )?proceedings of the (?:london|american|edinburgh|royal|national academy|ieee(?=[\s,.]*(?:\d|vol|$))|vldb)/i;

function isAside(text: string, head: string, index: number): boolean {
  return /^\s?\($/.test(text.slice(head.length, index));
}

const HEAD_END =
  /,(?!\s(?:[A-Z][\w-]{1,30},?\s){0,4}(?:and|&)\s[A-Z])|[;:([]|\.\s|\.$|\s(?:vol\.?|volume|pp?\.|pages|held|on \d|doi|with|as|under|after|where|which|and (?:presented|published|accepted|selected|awarded)|co-?located|by the authors|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d)(?=[\s.\d]|$)/i;
const WORKSHOP_END =
  /[;[]|\.\s|\.$|,\s(?!20\d\d)(?!(?:[A-Z][\w-]{1,30},?\s){0,4}(?:and|&)\s[A-Z])|\s(?:held in|held on|as an?|doi|vol\.|pp\.)(?=[\s.]|$)/i;

/** Up to where a name ends. An abbreviation's stop is no end. */
function headOf(text: string): string {
  const plain = text.replace(/\b([A-Z][A-Za-z]{0,8})\.(?=\s[A-Z(\d])/g, '$1\u0001');
  const end = HEAD_END.exec(plain)?.index ?? plain.length;
  return text.slice(0, end).trim();
}

/** The name of a workshop: its own, or that of its host and its own behind a comma. */
function workshopHead(text: string): string | undefined {
  const head = text.slice(0, WORKSHOP_END.exec(text)?.index ?? text.length);
  if (WORKSHOP.test(head) || WORKSHOP_OF.test(head)) return head;
  const behind = /^,\s(?=[A-Z])[^,;.]{0,100}/.exec(text.slice(head.length))?.[0] ?? '';
  return WORKSHOP.test(behind) && !/\b(?:presented|accepted|published)\b/.test(behind)
    ? head + behind
    : undefined;
}

const LONGEST_NAME = 120;

/** A name as the authors wrote it, without the year and what opens or ends loosely. */
function nameFrom(head: string): string {
  const bare = head
    .replace(
      /^(?:(?:the|Dans|In) |Proceedings of (?!(?:the )?(?:London|American|Edinburgh|Royal|National|IEEE$|VLDB))(?:the )?)/i,
      '',
    )
    .replace(/\s*\((?:non-|in-person|co-?located|oral|poster|accepted|best)[^)]*\)/gi, '')
    .replace(/[\s,-]*\(?\b(?:19[89]|20[0-4])\d\b\)?/, '')
    .replace(/\s(?:conference )?proceedings$/i, '')
    .replace(/["“”]/g, '')
    .replace(/\s*\([^)]*$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,'’:-]+|[\s,'’:(-]+$/g, '')
    .replace(/(?<=[A-Za-z.]{2}|\s[A-Z])\s\d{1,4}$/, '');
  if (bare.length <= LONGEST_NAME) return bare;
  return bare.slice(0, LONGEST_NAME).replace(/\s\S*$/, '');
}

function presentationIn(sentence: string): Acceptance['presentation'] {
  const found = /\b(?:oral|spotlight|highlight(?:ed)?|poster)\b/i.exec(sentence)?.[0].toLowerCase();
  if (found === undefined) return undefined;
  return found.startsWith('highlight') ? 'highlight' : (found as Acceptance['presentation']);
}

function presentationAlone(sentence = ''): Acceptance['presentation'] {
  return /^\W*(?:oral|spotlight|highlight|poster)(?: (?:presentation|paper))?\W*$/i.test(sentence)
    ? presentationIn(sentence)
    : undefined;
}

/** A journal reference names where the paper has appeared, in whatever form. */
function inJournal(reference: string): Acceptance | undefined {
  if (reference === '' || NOT_YET.test(reference) || NO_VENUE.test(reference)) return undefined;
  const text = withoutFillers(reference.replace(/^(?:In:?|Proc\. of|Published in)\s+/i, ''));
  const found = venueAt(text);
  if (found) return found.year === undefined ? dated(found, reference) : found;
  // `Nucl.Phys.B` and the like: a name, then a volume.
  const name = text.slice(0, Math.max(0, text.search(/\d/))).replace(/[\s(,]+$/, '');
  if (!/^[A-Z][\p{L}\s.&-]{2,100}$/u.test(name)) return undefined;
  const bare = nameFrom(name).replace(/\s?\bvol(?:ume)?\.?$/i, '');
  if (bare.length < 3 || SERIES.test(bare)) return undefined;
  return dated(
    {
      name: bare,
      kind: SERIES.test(reference) || /^Proc/.test(reference) ? 'conference' : 'journal',
    },
    reference,
  );
}

/** Books of proceedings: their name is no venue's. */
const SERIES =
  /\b(?:LNCS|LNAI|LIPIcs|CEUR|PMLR|Lecture Notes|^Machine Learning Research)\b|Proceedings of Machine Learning Research/;

function dated(venue: Acceptance, text: string): Acceptance {
  const years = [...text.matchAll(new RegExp(YEAR, 'g'))].map(([year]) => Number(year));
  const year = years.at(-1);
  return year === undefined ? venue : { ...venue, year };
}

const PAGES = /(?<![\d.+–-]|\+ )\b(\d{1,4})\s?-?(?:pages?|pp)\b/gi;
const FIGURES =
  /(?<![\d.+–-]|\+ )\b(\d{1,3})\s?(?:(?:colou?r|eps|postscript|ps|pdf) )?(?:figures?|figs?)\b/gi;
const IN_TOTAL = /\b(\d{1,4}) (?:total pages|pages (?:in )?(?:total|all)\b)/i;

/** A count that is named once; two different counts are of parts that nobody has added up. */
function countOf(pattern: RegExp, comment: string): number | undefined {
  const total = pattern === PAGES ? IN_TOTAL.exec(comment)?.[1] : undefined;
  if (total !== undefined) return Number(total);
  const counts = new Set([...comment.matchAll(pattern)].map(([, count]) => Number(count)));
  return counts.size === 1 ? [...counts][0] : undefined;
}

const THESIS =
  /(?<!(?:based on|part of|chapters? of|from|extends|of) (?:(?:my|the|a|his|her|an|author's|first) ){0,2})\b(?:(?<phd>ph\.?\s?d\.?|doctoral|doctorate)|(?<master>master(?:'?s|s')?(?: of [a-z]+)?|m\.?\s?sc\.?)|(?<bachelor>bachelor(?:'?s|s')?|b\.?\s?sc\.?|undergraduate)) (?:degree )?(?:thesis|dissertation)\b/i;

function thesisIn(comment: string): Venue['thesis'] {
  const groups = THESIS.exec(comment)?.groups;
  if (!groups) return undefined;
  return groups['phd'] ? 'phd' : groups['master'] ? 'master' : 'bachelor';
}
