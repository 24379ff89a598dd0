import { createRequire } from 'node:module';
import type { Ajv as AjvClass } from 'ajv';
import type { Seen } from './server.ts';

const require = createRequire(import.meta.url);
// Both packages are CommonJS whose types and values disagree about the default export.
const { Ajv } = require('ajv') as { Ajv: typeof AjvClass };
const addFormats = require('ajv-formats') as (ajv: AjvClass) => void;

/** The parts of a request and its answer that the API description covers. */
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

/** Accepted differences: those between GitHub's answers and its description. */
const KNOWN_GAPS: readonly RegExp[] = [
  /answer \d+: .*\/labels\/\d+\/description must be string/, // null for a label without a description
];

/** Statuses that GitHub may return for any call, also if not described for it, as a basic error. */
const ANYWHERE = new Set([400, 401, 403, 404]);

/**
 * Checks requests and answers against GitHub's API description.
 *
 * @param log requests to the emulator
 * @param description an OpenAPI 3.0 document, parsed
 * @returns differences
 */
export function validateTraffic(log: readonly Traffic[], description: unknown): string[] {
  const api = description as OpenApi;
  const mismatches = checkerOf(description);
  const problems = log.flatMap((exchange) => {
    const name = exchange.path.split('?')[0] ?? '';
    const verb = exchange.method.toLowerCase();
    const template = Object.keys(api.paths).find(
      (path) => api.paths[path]?.[verb] !== undefined && patternOf(path).test(name),
    );
    const operation = template && api.paths[template]?.[verb];
    if (!operation) return [`${exchange.method} ${name} is not described`];
    const at = `/paths/${inPointer(template)}/${verb}`;
    return checksOf(exchange, operation, at, api).flatMap(({ what, pointer, value }) => {
      const differences = pointer === undefined ? ['is not described'] : mismatches(pointer, value);
      return differences.map((text) => `${exchange.method} ${name}, ${what}: ${text}`);
    });
  });
  return [...new Set(problems)].filter((problem) => !KNOWN_GAPS.some((gap) => gap.test(problem)));
}

interface Check {
  readonly what: string;
  /** JSON pointer to the schema; undefined if it is missing in the description. */
  readonly pointer: string | undefined;
  readonly value: unknown;
}

const SCHEMA = `content/${inPointer('application/json')}/schema`;

/** Returns the values of a request and its answer that have a schema. */
function checksOf(
  { path, status, requestBody, responseBody, spoiled = false }: Traffic,
  { parameters = [], requestBody: described, responses }: Operation,
  at: string,
  api: OpenApi,
): Check[] {
  const checks = [...new URLSearchParams(path.split('?')[1])].map(([name, text]): Check => {
    const index = parameters.findIndex((candidate) => resolved(api, candidate).name === name);
    const parameter = parameters[index] ?? {};
    const location = parameter.$ref?.slice(1) ?? `${at}/parameters/${index}`;
    const pointer = index === -1 ? undefined : `${location}/schema`;
    // Numbers are text in a URL.
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
    const location = response.$ref?.slice(1) ?? `${at}/responses/${status}`;
    checks.push({ what, pointer: `${location}/${SCHEMA}`, value: responseBody });
  }
  return checks;
}

/** Returns a function that lists the differences between a value and the schema at a pointer. */
function checkerOf(description: unknown): (pointer: string, value: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  ajv.addSchema(asJsonSchema(description) as object, 'api');
  return (pointer, value) => {
    const validate = ajv.getSchema(`api#${pointer}`);
    if (validate === undefined) return [`no schema at ${pointer}`];
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '' }) => {
      return `${instancePath} ${message}`;
    });
  };
}

/** Resolves a reference within the description. */
function resolved<T extends Reference>(api: OpenApi, { $ref, ...rest }: T): Omit<T, '$ref'> {
  if ($ref === undefined) return rest;
  const found = $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], api);
  return found as Omit<T, '$ref'>;
}

/** Only a ref, a path and the operands of a comparison may contain slashes. */
function patternOf(template: string): RegExp {
  const open = template.replace(/\{(?:ref|path|basehead)\}/g, '.+');
  return new RegExp(`^${open.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

function inPointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** Converts `nullable: true` of OpenAPI 3.0 to the null type of JSON Schema. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, asJsonSchema(part)]),
  );
  return nullable === true ? { anyOf: [{ type: 'null' }, rest] } : rest;
}
