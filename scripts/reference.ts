import { FAILURE_CODES, remedyFor } from '../src/failure.ts';
import { INPUTS, INPUT_NAMES, type Input, OUTPUTS, TOPIC_KEYS } from '../src/config/schema.ts';

/** Documents with generated tables. */
export const REFERENCES = ['docs/configuration.md', 'docs/troubleshooting.md'] as const;

/** Replaces the generated tables of a document, between `<!-- name -->` and `<!-- /name -->`. */
export function withReference(document: string): string {
  return Object.entries(SECTIONS).reduce((text, [name, table]) => {
    const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    return text.replace(
      between,
      (_, begin: string, end: string) => `${begin}\n${table()}\n\n${end}`,
    );
  }, document);
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');

const SECTIONS: Readonly<Record<string, () => string>> = {
  inputs: () =>
    [
      '| input | default | meaning |',
      '| --- | --- | --- |',
      ...INPUT_NAMES.map((name) => {
        const { help, default: usual }: Input = INPUTS[name];
        return `| \`${name}\` | ${usual ? `\`${usual}\`` : ''} | ${cell(help)} |`;
      }),
    ].join('\n'),
  'topic keys': () =>
    [
      '| key of a topic | meaning |',
      '| --- | --- |',
      ...Object.entries(TOPIC_KEYS).map(([name, help]) => `| \`${name}\` | ${cell(help)} |`),
    ].join('\n'),
  outputs: () =>
    [
      '| output | |',
      '| --- | --- |',
      ...Object.entries(OUTPUTS).map(([name, help]) => `| \`${name}\` | ${cell(help)} |`),
    ].join('\n'),
  failures: () =>
    [
      '| code | what to do |',
      '| --- | --- |',
      ...FAILURE_CODES.map((code) => `| \`${code}\` | ${cell(remedyFor(code))} |`),
    ].join('\n'),
};
