import { texToText } from '../text/tex.ts';
import { codeLinks } from './code-links.ts';
import type { Paper, Wording } from './paper.ts';
import { postSlug } from './slug.ts';
import { venueOf } from './venue.ts';

/** A paper as arXiv sends it: texts with TeX, white space collapsed. */
export interface PaperEntry extends Pick<
  Paper,
  'id' | 'version' | 'published' | 'updated' | 'primaryCategory' | 'categories' | 'doi'
> {
  readonly title: string;
  /** One `\n` separates paragraphs. */
  readonly abstract: string;
  readonly authors: readonly { readonly name: string; readonly affiliations: readonly string[] }[];
  readonly comment?: string;
  readonly journalRef?: string;
}

/** Makes a paper of an entry. The only place where TeX, links and venue are read. */
export function readPaper(entry: PaperEntry): Paper {
  const title = wordingOf(entry.title);
  const comment = entry.comment === undefined ? undefined : wordingOf(entry.comment);
  const journalRef = entry.journalRef === undefined ? undefined : texToText(entry.journalRef);
  return {
    ...entry,
    title,
    abstract: wordingOf(entry.abstract),
    authors: entry.authors.map(({ name, affiliations }) => ({
      name: wordingOf(name),
      affiliations: affiliations.map(texToText),
    })),
    comment,
    journalRef,
    links: codeLinks([entry.abstract, entry.comment ?? '', entry.title]),
    venue: venueOf({ comment: comment?.text, journalRef }),
    slug: postSlug(entry.id, title.text),
  };
}

function wordingOf(tex: string): Wording {
  return { tex, text: texToText(tex) };
}
