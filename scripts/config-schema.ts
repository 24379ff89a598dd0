/** Generates the JSON Schema of the configuration file, for editors. `npm run reference` writes it. */
import { INPUTS, INPUT_NAMES, type Input, TOPIC_KEYS } from '../src/config/schema.ts';

type Schema = Readonly<Record<string, unknown>>;

const query: Schema = { type: 'string' };
const queries: Schema = { anyOf: [query, { type: 'array', items: query }] };

/** Schemas of the keys of a topic that are not queries. */
const TOPIC_FORMS: Readonly<Record<string, Schema>> = {
  categories: INPUTS.categories.type.form,
  'max-papers': INPUTS['max-papers'].type.form,
};

const LONG_FORM: Schema = {
  type: 'object',
  anyOf: ['any', 'query', 'queries', 'filters'].map((key) => ({ required: [key] })),
  properties: Object.fromEntries(
    Object.entries(TOPIC_KEYS).map(([key, description]) => [
      key,
      { ...(TOPIC_FORMS[key] ?? queries), description },
    ]),
  ),
  additionalProperties: false,
};

const TOPICS: Schema = { type: 'object', additionalProperties: { $ref: '#/$defs/topic' } };

const KEYWORDS: Schema = {
  anyOf: [
    { type: 'string', description: 'One topic a line.' },
    { type: 'array', items: { anyOf: [query, TOPICS] } },
    TOPICS,
  ],
};

const TOPIC: Schema = {
  description: 'A query, a list of queries (OR), subtopics, or everything about a topic.',
  anyOf: [
    query,
    { type: 'array', items: query },
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
      const { help, default: usual, type, notInFile }: Input = INPUTS[name];
      if (notInFile !== undefined) return [];
      return [[name, { description: help, ...(usual && { default: usual }), ...type.form }]];
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
