/** Words that occur in papers on any subject. */
const STOP_WORDS = new Set(
  (
    'a about above across after again against all almost along already also although among an and another any are around as at ' +
    'be became because become been before being below between both but by can cannot could did do does doing done down due during ' +
    'each either et al etc even ever every few for from further get give given had has have having he hence her here him his how however ' +
    'i ie eg if in indeed instead into is it its itself just least less like likely made make many may me might more moreover most much must my ' +
    'namely near neither never no nor not now of off often on once one only onto or other our out over own per perhaps quite rather really ' +
    'same she should since so some still such than that the their them then there therefore these they this those though through thus to ' +
    'together too toward towards two three under until up upon us use used using very via was we well were what when where whereas whether which ' +
    'while who whom whose why will with within without would yet you your ' +
    'paper propose proposed present show shown introduce result work approach method novel based'
  ).split(' '),
);

/** @param form a word of `wordsOf`, in the singular */
export function isStopWord(form: string): boolean {
  return STOP_WORDS.has(form);
}
