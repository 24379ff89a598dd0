/** The JSON Schema of the configuration file, with which editors help; `npm run reference` writes it. */
import {
  INPUTS,
  INPUT_NAMES,
  type Input,
  type InputName,
  TOPIC_KEYS,
} from '../src/config/schema.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: ['string', 'number'] };
const flag: Schema = { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false', 'yes', 'no'] }] };
const number = (minimum: number, maximum: number): Schema => ({
  anyOf: [
    { type: 'integer', minimum, maximum },
    { type: 'string', pattern: '^\\s*\\d+\\s*$' },
  ],
});
const list: Schema = { anyOf: [text, { type: 'array', items: text }] };
const oneOf = (...words: string[]): Schema => ({ enum: words });
const words = (...allowed: string[]): Schema => {
  const word = `(?:${allowed.join('|')})`;
  return {
    anyOf: [
      { type: 'string', pattern: `^\\s*${word}(?:[\\s,]+${word})*\\s*$` },
      { type: 'array', items: { enum: allowed }, minItems: 1 },
    ],
  };
};

/** The form of each input in the file. Null stands for what the file cannot hold. */
const FORMS: Readonly<Record<InputName, Schema | null>> = {
  keywords: { $ref: '#/$defs/keywords' },
  config: null,
  categories: list,
  exclude: text,
  papers: list,
  'lookback-days': number(1, 365),
  source: oneOf('auto', 'api', 'rss'),
  'max-papers': number(0, 10_000),
  output: words('posts', 'digest'),
  site: text,
  'post-path': text,
  'digest-path': text,
  templates: text,
  'front-matter': { anyOf: [{ type: 'object' }, { type: 'string' }] },
  timezone: text,
  'code-links': flag,
  'llm-url': { type: 'string', pattern: '^\\s*https?://' },
  'llm-model': text,
  'llm-key': null,
  'llm-tasks': words('summary', 'qa'),
  'llm-language': text,
  token: null,
  repository: null,
  base: text,
  branch: text,
  'pull-request': oneOf('rolling', 'daily', 'off'),
  title: text,
  'commit-message': text,
  labels: list,
  assignees: list,
  reviewers: list,
  'team-reviewers': list,
  draft: flag,
  'on-outage': oneOf('fail', 'warn'),
  'dry-run': flag,
};

const LONG_FORM: Schema = {
  type: 'object',
  anyOf: [{ required: ['any'] }, { required: ['filters'] }],
  properties: Object.fromEntries(
    Object.entries(TOPIC_KEYS).map(([key, description]) => [
      key,
      { ...(key === 'max-papers' ? { type: 'integer', minimum: 0 } : list), description },
    ]),
  ),
  additionalProperties: false,
};

const TOPICS: Schema = { type: 'object', additionalProperties: { $ref: '#/$defs/topic' } };

const KEYWORDS: Schema = {
  anyOf: [
    { type: 'string', description: 'One topic a line.' },
    { type: 'array', items: { anyOf: [text, TOPICS] } },
    TOPICS,
  ],
};

const TOPIC: Schema = {
  description: 'A query, a list of queries (OR), subtopics, or everything about a topic.',
  anyOf: [
    text,
    { type: 'array', items: text },
    LONG_FORM,
    {
      type: 'object',
      propertyNames: { not: { enum: Object.keys(LONG_FORM['properties'] ?? {}) } },
      additionalProperties: { $ref: '#/$defs/topic' },
    },
  ],
};

export function configSchema(): string {
  const properties = Object.fromEntries(
    INPUT_NAMES.flatMap((name) => {
      const form = FORMS[name];
      const { help, default: usual }: Input = INPUTS[name];
      if (form === null) return [];
      return [[name, { description: help, ...(usual && { default: usual }), ...form }]];
    }),
  );
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of Paperboy',
    description: 'What may stand in .github/paperboy.yml. Inputs of the workflow win over it.',
    type: 'object',
    properties,
    additionalProperties: false,
    $defs: { keywords: KEYWORDS, topic: TOPIC },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
