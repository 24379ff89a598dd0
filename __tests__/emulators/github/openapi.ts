import { createRequire } from 'node:module';
import type { Ajv as AjvClass, ValidateFunction } from 'ajv';
import type { Seen } from './index.ts';

const require = createRequire(import.meta.url);
// Both packages are CommonJS whose types and values disagree about the default export.
const { Ajv } = require('ajv') as { Ajv: typeof AjvClass };
const addFormats = require('ajv-formats') as (ajv: AjvClass) => void;

interface Operation {
  readonly requestBody?: { readonly content?: Record<string, { readonly schema: object }> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly $ref?: string; readonly content?: Record<string, { schema: object }> }
    >
  >;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Record<string, object>;
    readonly responses: Record<string, object>;
  };
}

/** Where GitHub's own answers differ from its description (facts about the description). */
const KNOWN_GAPS = [
  /label.*\/description must be string/, // null in practice
  /\/tree\/\d+\/sha must be string/, // null deletes
];

/**
 * Holds requests and answers against GitHub's description of its API.
 *
 * @param log what the emulator saw
 * @param description openapi-slim.json, parsed
 * @returns what differs: none when all is as described
 */
export function validateTraffic(log: readonly Seen[], description: unknown): string[] {
  const api = description as OpenApi;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  ajv.addSchema(nullable(api) as object, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const validator = (pointer: string) => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };
  const problems: string[] = [];
  for (const { method, path, requestBody, responseBody, status } of log) {
    const name = path.split('?')[0] ?? '';
    const template = Object.keys(api.paths).find((one) =>
      matches(one, name, api.paths[one], method),
    );
    if (template === undefined) {
      problems.push(`${method} ${name} is not described`);
      continue;
    }
    const operation = api.paths[template]?.[method.toLowerCase()];
    const at = `/paths/${escape(template)}/${method.toLowerCase()}`;
    const json = escape('application/json');
    const check = (what: string, pointer: string, value: unknown) => {
      const validate = validator(pointer);
      if (validate(value)) return;
      for (const { instancePath, message = '' } of validate.errors ?? []) {
        const said = `${method} ${name}, ${what}: ${instancePath} ${message}`;
        if (!KNOWN_GAPS.some((gap) => gap.test(said))) problems.push(said);
      }
    };
    if (operation?.requestBody?.content?.['application/json'] && status < 400) {
      check('request', `${at}/requestBody/content/${json}/schema`, requestBody ?? {});
    }
    const response = operation?.responses[String(status)];
    if (response === undefined)
      problems.push(`${method} ${name} answers ${status}, which is not described`);
    else if (response.$ref === undefined && response.content?.['application/json']) {
      check(`answer ${status}`, `${at}/responses/${status}/content/${json}/schema`, responseBody);
    }
  }
  return [...new Set(problems)];
}

function matches(
  template: string,
  path: string,
  operations: object | undefined,
  method: string,
): boolean {
  if (operations === undefined || !(method.toLowerCase() in operations)) return false;
  // A ref and a path may hold slashes.
  const pattern = template.replace(/\{(ref|path|basehead)\}/g, '.+').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** OpenAPI 3.0 writes `nullable: true` where JSON Schema has a type of null. */
function nullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullable);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable: maybe, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, nullable(part)]),
  );
  if (maybe !== true) return rest;
  return { anyOf: [{ type: 'null' }, rest] };
}
