import { createRequire } from 'node:module';
import type { Ajv as AjvClass } from 'ajv';
import type { Seen } from './server.ts';

const require = createRequire(import.meta.url);
// Both packages are CommonJS whose types and values disagree about the default export.
const { Ajv } = require('ajv') as { Ajv: typeof AjvClass };
const addFormats = require('ajv-formats') as (ajv: AjvClass) => void;

/** A request and its answer, as far as they are described. */
export type Traffic = Pick<Seen, 'method' | 'path' | 'requestBody' | 'status' | 'responseBody'> & {
  readonly spoiled?: boolean;
};

interface Reference {
  readonly $ref?: string;
}

interface Parameter {
  readonly name: string;
  readonly schema: { readonly type?: string };
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

interface Operation {
  readonly parameters?: readonly (Reference & Partial<Parameter>)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Reference & Content>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Where GitHub's own answers differ from its description; nowhere else is anything forgiven. */
const KNOWN_GAPS: readonly RegExp[] = [
  /answer \d+: .*\/labels\/\d+\/description must be string/, // null where a label has none
];

/** What GitHub answers to any call at all, described for it or not, in the shape of a basic error. */
const ANYWHERE = new Set([400, 401, 403, 404]);

/**
 * Holds requests and answers against GitHub's description of its API.
 *
 * @param log what the emulator saw
 * @param description an OpenAPI 3.0 document, parsed
 * @returns what differs: none when all is as described
 */
export function validateTraffic(log: readonly Traffic[], description: unknown): string[] {
  const api = description as OpenApi;
  const mismatches = checkerOf(description);
  const problems = log.flatMap((one) => {
    const name = one.path.split('?')[0] ?? '';
    const verb = one.method.toLowerCase();
    const template = Object.keys(api.paths).find(
      (path) => api.paths[path]?.[verb] !== undefined && patternOf(path).test(name),
    );
    const operation = template && api.paths[template]?.[verb];
    if (!operation) return [`${one.method} ${name} is not described`];
    const at = `/paths/${inPointer(template)}/${verb}`;
    return checksOf(one, operation, at, api).flatMap(({ what, pointer, value }) => {
      const said = pointer === undefined ? ['is not described'] : mismatches(pointer, value);
      return said.map((text) => `${one.method} ${name}, ${what}: ${text}`);
    });
  });
  return [...new Set(problems)].filter((said) => !KNOWN_GAPS.some((gap) => gap.test(said)));
}

interface Check {
  readonly what: string;
  /** Where the schema is; undefined where there is none, and should be. */
  readonly pointer: string | undefined;
  readonly value: unknown;
}

const SCHEMA = `content/${inPointer('application/json')}/schema`;

/** What is to be looked at in a request and its answer. */
function checksOf(
  { path, status, requestBody, responseBody, spoiled = false }: Traffic,
  { parameters = [], requestBody: described, responses }: Operation,
  at: string,
  api: OpenApi,
): Check[] {
  const checks = [...new URLSearchParams(path.split('?')[1])].map(([name, text]): Check => {
    const index = parameters.findIndex((one) => resolved(api, one).name === name);
    const parameter = parameters[index] ?? {};
    const there = parameter.$ref?.slice(1) ?? `${at}/parameters/${index}`;
    const pointer = index === -1 ? undefined : `${there}/schema`;
    // In a URL a number is text.
    const isNumber = resolved(api, parameter).schema?.type === 'integer' && /^\d+$/.test(text);
    return { what: `parameter ${name}`, pointer, value: isNumber ? Number(text) : text };
  });
  if (described?.content?.['application/json'])
    checks.push({ what: 'request', pointer: `${at}/requestBody/${SCHEMA}`, value: requestBody });
  if (spoiled) return checks;
  const what = `answer ${status}`;
  const response = responses[String(status)];
  if (response === undefined) {
    const pointer = ANYWHERE.has(status) ? '/components/schemas/basic-error' : undefined;
    checks.push({ what, pointer, value: responseBody });
  } else if (resolved(api, response).content?.['application/json']) {
    const there = response.$ref?.slice(1) ?? `${at}/responses/${status}`;
    checks.push({ what, pointer: `${there}/${SCHEMA}`, value: responseBody });
  }
  return checks;
}

/** Tells how a value differs from the schema that a pointer leads to. */
function checkerOf(description: unknown): (pointer: string, value: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  ajv.addSchema(asJsonSchema(description) as object, 'api');
  return (pointer, value) => {
    const validate = ajv.getSchema(`api#${pointer}`);
    if (validate === undefined) return [`there is no schema at ${pointer}`];
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '' }) => {
      return `${instancePath} ${message}`;
    });
  };
}

/** What a reference within the description leads to. */
function resolved<T extends Reference>(api: OpenApi, { $ref, ...rest }: T): Omit<T, '$ref'> {
  if ($ref === undefined) return rest;
  const found = $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((there, key) => (there as Record<string, unknown>)[key], api);
  return found as Omit<T, '$ref'>;
}

/** A ref, a path and what is compared may hold slashes; nothing else may. */
function patternOf(template: string): RegExp {
  const open = template.replace(/\{(?:ref|path|basehead)\}/g, '.+');
  return new RegExp(`^${open.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

function inPointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** OpenAPI 3.0 writes `nullable: true` where JSON Schema has a type of null. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, asJsonSchema(part)]),
  );
  return nullable === true ? { anyOf: [{ type: 'null' }, rest] } : rest;
}
