const WORK =
  '(?:paper|article|manuscript|submission|preprint|e-?print|work|version|report|note|letter|thesis|study|document|draft|entry)';
const ADJECTIVE = '(?:present |current |arxiv )?';
/** What may stand between the paper's name and what became of it: `(v2)`, `, sent in haste,`. */
const ASIDE = '(?: ?[(][^()]*[)]|,[^,.;]*,)?';
const BEEN =
  '(?: (?:has|had|is|was|will|have))?(?: (?:now|since|already|temporarily|hereby|therefore|be|been|being))*';
const GONE = '(?:withdrawn|retracted)';
// A conference is not arXiv: who withdrew from it may well leave the paper here.
const HERE = '(?! from (?!(?:the )?arxiv))';
/** "The paper withdrawn by Inkwell" is another one. */
const NOT_BY_OTHERS =
  '(?! by (?!(?:the |its |all |both )*(?:authors?|submitters?|publishers?|editors?|arxiv|us|me)\\b))';
const REASON =
  '(?=$|[ ]?[.,;:!()-]| (?:by|because|due|owing|as|since|for|until|pending|after|at|on)\\b)';

/**
 * How comments say that the paper itself was withdrawn. The word alone says nothing: a paper can be
 * about retracted papers, or take the place of a submission that was withdrawn.
 */
const FORMS = [
  // "This paper has been withdrawn by the authors"; "The manuscript (v2) is retracted".
  `\\b(?:this|our|my) ${ADJECTIVE}${WORK}${ASIDE}${BEEN} ${GONE}\\b${HERE}`,
  `\\bthe ${ADJECTIVE}${WORK}${ASIDE}${BEEN} ${GONE}\\b${HERE}${NOT_BY_OTHERS}`,
  // "Paper withdrawn", at the beginning of a sentence.
  `(?:^|[.:;!] ?)${WORK}${BEEN} ${GONE}\\b${HERE}`,
  // "Withdrawn due to an error in Lemma 3"; "12 pages. Withdrawn."
  `(?:^|[.:!] ?)(?:temporarily )?${GONE}\\b${REASON}`,
  // "9 pages, withdrawn by the author", unless another paper was named before.
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

/** Whether a paper was withdrawn: then it still is an ordinary entry, whose comment says so. */
export function isWithdrawn(comment: string): boolean {
  const text = comment.replace(/\s+/g, ' ').trim();
  return FORMS.some((form) => form.test(text));
}
