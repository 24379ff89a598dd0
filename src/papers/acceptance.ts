import {
  type Acceptance,
  NO_VENUE,
  SERIES,
  YEAR,
  nameFrom,
  venueAt,
  yearBehind,
} from './venue-name.ts';
import { knownVenueIn } from './venues.ts';

/** Finds where a paper was accepted: in the comment, else in the journal reference, which also has the year. */
export function acceptedAt(comment: string, reference: string): Acceptance | undefined {
  const stated = acceptanceIn(comment);
  if (stated === undefined) return inJournal(reference);
  return stated.kind === 'journal' && stated.year === undefined ? dated(stated, reference) : stated;
}

/** Words of papers that are not accepted yet, and of other versions. */
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

/** Reads `CVPR 2026 (Oral)` or `10 pages, ICML 2025`: only a known venue with its year. */
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

/** Reads the venue from a journal reference, in any form. */
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

function dated(venue: Acceptance, text: string): Acceptance {
  const years = [...text.matchAll(new RegExp(YEAR, 'g'))].map(([year]) => Number(year));
  const year = years.at(-1);
  return year === undefined ? venue : { ...venue, year };
}
