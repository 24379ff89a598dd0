import { type KnownVenue, TITLES, knownVenueIn } from './venues.ts';

/** Where a paper was accepted, or has appeared. */
export interface Acceptance {
  /** The authors' plain text without the year: `CVPR`, `3rd Workshop on X at ICML`. */
  readonly name: string;
  readonly year?: number;
  readonly kind: 'conference' | 'workshop' | 'journal';
  readonly presentation?: 'oral' | 'spotlight' | 'highlight' | 'poster';
}

// Not part of a number or of a range of pages.
export const YEAR = /(?<![\d.:/-])(?:19[89]|20[0-4])\d(?!\d|-\d|[.]\d)/;

/** Returns the first year in a text. */
function yearIn(text: string): number | undefined {
  const found = YEAR.exec(text)?.[0];
  return found === undefined ? undefined : Number(found);
}

/** Reads the year right after an acronym: `'25`, `26`, `(2025)`, `(ICML) 2025`. */
export function yearBehind(text: string): number | undefined {
  const found =
    /^(?:\s?\([A-Z][\w-]{1,11}\))?(?:[\s,('’-]{0,3}(?<year>(?:19[89]|20[0-4])\d)|\s?['’-]?\s?(?<short>\d\d))(?![\d.:])/.exec(
      text,
    );
  const year = Number(found?.groups?.['year'] ?? found?.groups?.['short']);
  if (Number.isNaN(year) || (year > 45 && year < 100)) return undefined;
  return year < 100 ? 2000 + year : year;
}

const WORKSHOP = /\bworkshops?\b/i;
/** All workshops of a conference: `CVPRW`. */
const WORKSHOP_OF =
  /^(?:IEEE\/CVF |IEEE |ACM )?(?:CVPR|ICCV|ECCV|WACV|ICDM|ICC|ICASSP|ICME)-?W(?![A-Za-z])/;
const CONFERENCE =
  /\b(?:conferences?|conf\.|conf[eé]rence|congr[eè]s|journ[eé]es|symposium|symp\.|congress|colloquium|summit|proceedings|annual meeting|general meeting)(?!\w)/i;
const JOURNAL =
  /\b(?:journal|transactions|trans\.|letters|lett\.|reviews?|rev\.|annals|magazine|acta|bulletin|archives?|communications|j\.|phys\.|astrophys\.|math\.|nature|science|robotics and automation letters)(?!\w)/i;
export const NO_VENUE =
  /\b(?:arxiv|preprint|ssrn|biorxiv|medrxiv|author|website|web ?site|blog|github|zenodo|springer nature link)\b/i;
const ACRONYM_WITH_YEAR =
  /^(?:IEEE |ACM |IFIP |EAI )?(?<name>[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[-@/ ][A-Z]{2,})?)[\s,'’(-]{0,2}(?=20\d\d|\d\d(?!\d))/;

/** Reads the venue at the beginning of a text; undefined where there is none. */
export function venueAt(text: string): Acceptance | undefined {
  const near = text.slice(0, 260);
  if (!/^[A-Z0-9"“‘'(]/.test(near)) return undefined;
  const head = headOf(near);
  if (SERIES.test(head) || NO_VENUE.test(head)) return undefined;
  const known = knownVenueIn(near);
  const atName = known && known.index < head.length + 40 ? near.slice(known.end) : undefined;
  const year =
    (atName === undefined || isVolume(known, atName) ? undefined : yearBehind(atName)) ??
    yearIn(near.slice(0, 160));
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
    // `OSACT7 (LREC 2026)`: an event at a conference, of unknown kind.
    if (isAside(near, head, known.index) && /^[A-Z][\w-]*$/.test(name)) return undefined;
    const findings = /\bfindings\b/i.test(near.slice(0, known.end + 30));
    return withYear({ name: findings ? `${known.name} Findings` : known.name, kind: known.kind });
  }
  if (CONFERENCE.test(head) && /\s/.test(name)) return withYear({ name, kind: 'conference' });
  const acronym = ACRONYM_WITH_YEAR.exec(near)?.groups?.['name'];
  return acronym === undefined ? undefined : withYear({ name: acronym, kind: 'conference' });
}

/**
 * Tells whether the text after a conference's name names a separate event: `CVPR NTIRE 2025`,
 * `ICLR 2025 (LMRL)`.
 */
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

/** Words between a workshop and its host conference. */
const GUEST = /@|\bco-?located\b|\bin conjunction\b/i;
/** Proceedings that are journals. */
const SOCIETY =
  /^(?:the )?proceedings of the (?:london|american|edinburgh|royal|national academy|ieee(?=[\s,.]*(?:\d|vol|$))|vldb)/i;

/** Whether the number after a journal is its volume and not a year. */
function isVolume(known: KnownVenue | undefined, rest: string): boolean {
  return known?.kind === 'journal' && /^\s?\d{1,3}(?!\d)/.test(rest);
}

function isAside(text: string, head: string, index: number): boolean {
  return /^\s?\($/.test(text.slice(head.length, index));
}

const HEAD_END =
  /,(?!\s(?:[A-Z][\w-]{1,30},?\s){0,4}(?:and|&)\s[A-Z])|[;:([]|\.\s|\.$|\s(?:vol\.?|volume|pp?\.|pages|held|on \d|doi|with|as|under|after|where|which|and (?:presented|published|accepted|selected|awarded)|co-?located|by the authors|(?:in )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d)(?=[\s.\d]|$)/i;
const WORKSHOP_END =
  /[;[]|\.\s|\.$|,\s(?!20\d\d)(?!(?:[A-Z][\w-]{1,30},?\s){0,4}(?:and|&)\s[A-Z])|\s(?:held in|held on|as an?|doi|vol\.|pp\.)(?=[\s.]|$)/i;

/** Returns the text up to the end of a name. The full stop of an abbreviation is not an end. */
function headOf(text: string): string {
  const plain = text.replace(/\b([A-Z][A-Za-z]{0,8})\.(?=\s[A-Z(\d])/g, '$1\u0001');
  const end = HEAD_END.exec(plain)?.index ?? plain.length;
  return text.slice(0, end).trim();
}

/** Returns the name of a workshop, also where it follows the host's name and a comma. */
function workshopHead(text: string): string | undefined {
  const head = text.slice(0, WORKSHOP_END.exec(text)?.index ?? text.length);
  if (WORKSHOP.test(head) || WORKSHOP_OF.test(head)) return head;
  const behind = /^,\s(?=[A-Z])[^,;.]{0,100}/.exec(text.slice(head.length))?.[0] ?? '';
  return WORKSHOP.test(behind) && !/\b(?:presented|accepted|published)\b/.test(behind)
    ? head + behind
    : undefined;
}

const LONGEST_NAME = 120;

/** Returns a name as the authors wrote it, without the year and loose punctuation. */
export function nameFrom(head: string): string {
  const bare = head
    .replace(
      /^(?:(?:the|Dans|In) |Proceedings of (?!(?:the )?(?:London|American|Edinburgh|Royal|National|IEEE$|VLDB))(?:the )?)/i,
      '',
    )
    .replace(/\s*\((?:non-|in-person|co-?located|oral|poster|accepted|best)[^)]*\)/gi, '')
    .replace(/(?:[\s,-]*\(?\b|(?<=[A-Z]))(?:19[89]|20[0-4])\d\b\)?/, '')
    .replace(/\s(?:conference )?proceedings$/i, '')
    .replace(/["“”]/g, '')
    .replace(/\s*\([^)]*$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,'’:-]+|[\s,'’:(-]+$/g, '')
    .replace(/(?<=[A-Za-z.]{2}|\s[A-Z])\s\d{1,4}$/, '');
  if (bare.length <= LONGEST_NAME) return bare;
  return bare.slice(0, LONGEST_NAME).replace(/\s\S*$/, '');
}

/** Series of proceedings, which are not venues. */
export const SERIES =
  /\b(?:LNCS|LNAI|LIPIcs|CEUR|PMLR|Lecture Notes|^Machine Learning Research)\b|Proceedings of Machine Learning Research/;
