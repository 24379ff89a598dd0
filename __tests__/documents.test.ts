import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { actionYml } from '../scripts/action-yml.ts';
import { withReference } from '../scripts/reference.ts';
import { INPUT_NAMES, OUTPUTS } from '../src/config/schema.ts';
import { SAMPLE_POST } from '../src/render/sample-views.ts';
import { compileTemplate } from '../src/render/template.ts';

describe('documents that could drift', () => {
  test('action.yml is what the schema says: `npm run reference` writes it', () => {
    expect(readFileSync('action.yml', 'utf8')).toBe(actionYml());
  });

  test("the README's tables are what the schema says: `npm run reference` writes them", () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(withReference(readme)).toBe(readme);
    for (const name of INPUT_NAMES) expect(readme).toContain(`| \`${name}\` |`);
  });

  test('action.yml declares every input and output, and a default for none but the token: a default would win over the file', () => {
    const action = parse(readFileSync('action.yml', 'utf8')) as {
      inputs: Record<string, { default?: string }>;
      outputs: object;
    };
    expect(Object.keys(action.inputs)).toEqual(INPUT_NAMES);
    expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS));
    expect(
      Object.keys(action.inputs).filter((name) => action.inputs[name]?.default !== undefined),
    ).toEqual(['token']);
  });

  test('every workflow in the README uses inputs that exist', () => {
    const readme = readFileSync('README.md', 'utf8');
    const workflows = [...readme.matchAll(/```yaml\n([^]*?)```/g)]
      .map(([, text = '']) => text)
      .filter((text) => text.includes('uses:'));
    expect(workflows).not.toHaveLength(0);
    for (const text of workflows) {
      const { jobs } = parse(text) as { jobs: Record<string, { steps: { with?: object }[] }> };
      const given = Object.values(jobs).flatMap(({ steps }) =>
        steps.flatMap((step) => Object.keys(step.with ?? {})),
      );
      for (const name of given) expect(INPUT_NAMES).toContain(name);
    }
  });

  test('every value that a template gets is in the README, and the examples there compile', () => {
    const readme = readFileSync('README.md', 'utf8');
    const rows = (/\nIn `post[.]hbs`, [^]*?\n(?=`digest[.]hbs`)/.exec(readme)?.[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split(' | '));
    const named = rows.flatMap(([values = '']) =>
      [...values.replace(/ [(].*?[)]/g, '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    expect(named.sort()).toEqual(Object.keys(SAMPLE_POST).sort());
    const examples = rows.flatMap(([, example = '']) => [
      ...example.matchAll(/`([^`]*[{]{2}[^`]*)`/g),
    ]);
    expect(examples).not.toHaveLength(0);
    for (const [, source = ''] of examples)
      expect(compileTemplate('README.md', source, SAMPLE_POST)(SAMPLE_POST)).not.toBe('');
  });
});
