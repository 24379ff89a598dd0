import { parse } from 'yaml';
import { escapeYaml } from '../escapes/escapes.ts';
import { shorten } from '../text/shorten.ts';
import { TIMESTAMP, dateLike, isDate } from './date-form.ts';
import type { Given } from './posts-read.ts';
import { NAMES, type Role } from './roles.ts';
import type { SiteForm } from './site-form.ts';
import type { Field } from './site-schema.ts';

type Entries = Map<string, string>;

/** Front matter while it is changed. */
export class Front {
  constructor(
    readonly entries: Entries,
    readonly values: Readonly<Record<string, unknown>>,
    readonly form: SiteForm,
    readonly refused: Set<string>,
  ) {}

  /** Writes our value for a role under the site's names. */
  fill(role: Role, slug: string): void {
    const ours = NAMES[role].find((name) => this.entries.has(name));
    const value =
      ours !== undefined
        ? this.values[ours]
        : role === 'categories'
          ? this.values[NAMES.tags.find((name) => this.entries.has(name)) ?? '']
          : role === 'slug'
            ? slug
            : undefined;
    if (value === undefined) return;
    const names = this.#namesOf(role, ours);
    const entry = ours === undefined ? undefined : this.entries.get(ours);
    if (ours !== undefined && names.length > 0 && !names.includes(ours)) this.entries.delete(ours);
    for (const name of names.length > 0 || ours === undefined ? names : [ours]) {
      const written = this.#written(role, name, value, entry);
      if (written === undefined) this.entries.delete(name);
      else this.entries.set(name, written);
    }
  }

  /** Finds the site's names for a role: required by the schema, or used by its posts. */
  #namesOf(role: Role, ours: string | undefined): string[] {
    const { schema, keys } = this.form;
    const fits = (name: string) => {
      const field = schema?.fields.get(name);
      if (field !== undefined) return FITTING[role].includes(field.type);
      const kind = keys.get(name)?.kind;
      if (role === 'date') return kind === 'date';
      return kind !== undefined && FITTING[role].includes(kind);
    };
    const names = NAMES[role].filter(fits);
    const demanded = names.filter(
      (name) => schema?.fields.get(name)?.optional === false || keys.has(name),
    );
    if (demanded.length > 0 || role === 'categories' || role === 'authors' || role === 'slug')
      return demanded;
    return names.includes(ours ?? '') ? [ours ?? ''] : names.slice(0, 1);
  }

  #written(
    role: Role,
    name: string,
    value: unknown,
    entry: string | undefined,
  ): string | undefined {
    const field = this.form.schema?.fields.get(name);
    const given = this.form.keys.get(name);
    if (role === 'date') return this.#date(name, value, field, given);
    if (role === 'title' || role === 'description' || role === 'slug')
      return entry?.startsWith(`${name}:`) === true
        ? entry
        : typeof value === 'string'
          ? text(name, value)
          : undefined;
    const all = [value ?? []].flat().map(String);
    const limit = field?.type === 'list' ? (field.max ?? Infinity) : Infinity;
    const allowed = this.form.allowed.get(name) ?? field?.values ?? field?.item?.values;
    const kept = this.#allowed(
      role === 'tags' ? [...new Set([...this.form.sharedTags, ...all])] : all,
      allowed,
    ).slice(0, limit);
    const type = field?.type ?? given?.kind ?? (Array.isArray(value) ? 'list' : 'text');
    const isList =
      type === 'list' ||
      (field === undefined && Array.isArray(value) && !this.form.takesTexts && role !== 'authors');
    if (isList && field?.item?.type === 'object') {
      const named = field.item.fields?.has('name') === true;
      return named
        ? `${name}:\n${kept.map((one) => `  - name: ${escapeYaml(one)}\n`).join('')}`
        : undefined;
    }
    if (kept.length === 0) return undefined;
    const only =
      role === 'categories' && (entry === undefined || !isList) ? kept.slice(0, 1) : kept;
    const isOurs = entry?.startsWith(`${name}:`) === true;
    if (!isList) return isOurs && only.join(', ') === value ? entry : text(name, only.join(', '));
    const isAsItWas = isOurs && only.join('\n') === all.join('\n');
    return isAsItWas && Array.isArray(value) ? entry : list(name, only);
  }

  /** Keeps the allowed values, in the site's spelling. */
  #allowed(texts: readonly string[], allowed: readonly string[] | undefined): string[] {
    if (allowed === undefined) return [...texts];
    return texts.flatMap((one) => {
      const found = allowed.find((name) => comparable(name) === comparable(one));
      if (found === undefined) this.refused.add(one);
      return found ?? [];
    });
  }

  #date(
    name: string,
    value: unknown,
    field: Field | undefined,
    given: Given | undefined,
  ): string | undefined {
    const instant = String(value);
    const isText = field?.type === 'text' || (field?.type !== 'date' && given?.isText === true);
    if (!isText) {
      const ours = this.entries.get(name);
      const isPlain = ours?.trimEnd() === `${name}: ${instant}`;
      const keepsQuotes = field === undefined && given === undefined;
      return isPlain || keepsQuotes ? ours : `${name}: ${instant}\n`;
    }
    // The schema converts a text into a date. Keep the time, which orders the posts of a day.
    if (field?.type === 'instant') return text(name, instant);
    const sample = typeof given?.value === 'string' ? given.value : undefined;
    return text(name, dateLike(sample, instant));
  }

  /**
   * Cuts texts to the limit of the schema, and removes values of another type.
   *
   * @returns whether the title was cut
   */
  conform(): boolean {
    let isCut = false;
    for (const [key, field] of this.form.schema?.fields ?? []) {
      const entry = this.entries.get(key);
      if (entry === undefined || Object.hasOwn(this.form.same, key)) continue;
      const value = (parse(entry, { logLevel: 'silent' }) as Record<string, unknown>)[key];
      if (!isOfType(value, entry, field)) this.entries.delete(key);
      else if (typeof value === 'string' && value.length > (field.max ?? Infinity)) {
        this.entries.set(key, text(key, shorten(value, field.max ?? value.length)));
        if (key === 'title') isCut = true;
      }
    }
    return isCut;
  }

  /** Sets required switches to false, and names other required keys without a value. */
  missing(): string[] {
    const { schema, keys, namesMissing } = this.form;
    if (schema === undefined)
      return namesMissing ? [...keys.keys()].filter((key) => !this.entries.has(key)) : [];
    const missing: string[] = [];
    for (const [key, field] of schema.fields) {
      if (field.optional || this.entries.has(key)) continue;
      if (field.type === 'boolean') this.entries.set(key, `${key}: false\n`);
      else missing.push(key);
    }
    return missing;
  }
}

const FITTING: Readonly<Record<Role, readonly (Field['type'] | Given['kind'])[]>> = {
  title: ['text', 'date'],
  description: ['text'],
  date: ['date', 'instant', 'text'],
  tags: ['list', 'text'],
  categories: ['list', 'text', 'choice'],
  authors: ['list', 'text'],
  slug: ['text'],
};

function comparable(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

function text(name: string, value: string): string {
  return `${name}: ${escapeYaml(value)}\n`;
}

function list(name: string, values: readonly string[]): string {
  return `${name}:\n${values.map((value) => `  - ${escapeYaml(value)}\n`).join('')}`;
}

/** Whether the value of an entry has the type of a field. */
function isOfType(value: unknown, entry: string, field: Field): boolean {
  const isTimestamp = TIMESTAMP.test(entry.slice(entry.indexOf(':') + 1).trim());
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && !isTimestamp;
    case 'date':
      return isTimestamp;
    case 'instant':
      return isTimestamp || (typeof value === 'string' && isDate(value));
    case 'choice':
      return typeof value === 'string' && field.values?.includes(value) === true;
    case 'list': {
      const item = field.item;
      return (
        Array.isArray(value) &&
        (item === undefined ||
          value.every((one) =>
            item.type === 'object'
              ? typeof one === 'object'
              : typeof one === 'string' &&
                (item.type === 'text' || item.values?.includes(one) === true),
          ))
      );
    }
    case 'boolean':
    case 'number':
      return typeof value === field.type;
    default:
      return false;
  }
}
