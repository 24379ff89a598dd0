const WORK =
  '(?:paper|article|manuscript|submission|preprint|e-?print|work|version|report|note|letter|thesis|study|document|draft|entry)';
const ADJECTIVE = '(?:present |current |arxiv )?';
/** An aside between subject and verb: `(v2)`, `, sent in haste,`. */
const ASIDE = '(?: ?[(][^()]*[)]|,[^,.;]*,)?';
const BEEN =
  '(?: (?:has|had|is|was|will|have))?(?: (?:now|since|already|temporarily|hereby|therefore|be|been|being))*';
const GONE = '(?:withdrawn|retracted)';
// A paper withdrawn from a conference is still at arXiv.
const HERE = '(?! from (?!(?:the )?arxiv))';
/** "The paper withdrawn by Inkwell" is another paper. */
const NOT_BY_OTHERS =
  '(?! by (?!(?:the |its |all |both )*(?:authors?|submitters?|publishers?|editors?|arxiv|us|me)\\b))';
const REASON =
  '(?=$|[ ]?[.,;:!()-]| (?:by|because|due|owing|as|since|for|until|pending|after|at|on)\\b)';

/**
 * Phrases in which comments say that the paper itself was withdrawn. The word alone is not enough: a
 * paper can be about retracted papers, or replace a withdrawn submission.
 */
const FORMS = [
  // "This paper has been withdrawn by the authors"; "The manuscript (v2) is retracted".
  `\\b(?:this|our|my) ${ADJECTIVE}${WORK}${ASIDE}${BEEN} ${GONE}\\b${HERE}`,
  `\\bthe ${ADJECTIVE}${WORK}${ASIDE}${BEEN} ${GONE}\\b${HERE}${NOT_BY_OTHERS}`,
  // "Paper withdrawn", at the beginning of a sentence.
  `(?:^|[.:;!] ?)${WORK}${BEEN} ${GONE}\\b${HERE}`,
  // "Withdrawn due to an error in Lemma 3"; "12 pages. Withdrawn."
  `(?:^|[.:!] ?)(?:temporarily )?${GONE}\\b${REASON}`,
  // "9 pages, withdrawn by the author", unless another paper is named before.
  `^(?:(?!supersede|replace|arxiv:).)*[,(;] ?(?:but |and |now )?${GONE} by (?:the |all )?(?:authors?|submitters?|arxiv)\\b`,
  // "We would like to withdraw this paper"; "The author has withdrawn our manuscript".
  `\\b(?:withdraw|withdrew|withdrawn|withdrawing|retract|retracted|retracting) (?:this|our|my) ${ADJECTIVE}${WORK}\\b${HERE}`,
  // "The authors have withdrawn the paper".
  `\\b(?:authors?|we|i)(?: (?:has|have|had))? (?:withdrew|withdrawn|retracted) the ${ADJECTIVE}${WORK}\\b${HERE}`,
  // "We have decided to revise the paper and request its withdrawal".
  `\\brequest(?:s|ed|ing)? (?:its withdrawal|(?:the )?withdrawal of (?:this|the|our) ${WORK})\\b`,
  // "This version has been removed by arXiv administrators", for a claim or a licence.
  `\\bthis ${ADJECTIVE}${WORK}${ASIDE}${BEEN} removed by (?:the )?arxiv\\b`,
].map((form) => new RegExp(form, 'i'));

/** A part of each form. Few comments have it, and it is found faster than the forms. */
const SIGN = /withdr|retract|removed/i;

/** Whether a comment says that the paper was withdrawn. arXiv has no other mark for it. */
export function isWithdrawn(comment: string): boolean {
  if (!SIGN.test(comment)) return false;
  const text = comment.replace(/\s+/g, ' ').trim();
  return FORMS.some((form) => form.test(text));
}
