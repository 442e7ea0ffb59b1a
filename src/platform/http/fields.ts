import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDate,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import type { MessageParameters } from '../../errors';
import { knownTimeZone } from '../i18n/time-zone';

/** Each decorator says once what a field holds: it validates requests and describes requests and replies in OpenAPI. */

interface Common {
  description?: string;
  example?: unknown;
  /** May be left out. */
  optional?: boolean;
  /** May be null. */
  nullable?: boolean;
}

/** The numbers that PostgreSQL gives out as identities. */
const ids = { minimum: 1, maximum: 2_147_483_647 };

interface ListOptions extends Common {
  minimum?: number;
  maximum?: number;
}

function because(code: string, parameters: MessageParameters = {}, each = false): ValidationOptions {
  return { context: { code, parameters }, each };
}

function field(common: Common, schema: ApiPropertyOptions, ...validators: PropertyDecorator[]): PropertyDecorator {
  const absence: PropertyDecorator[] = [];
  if (common.optional) absence.push(common.nullable ? IsOptional() : ValidateIf((_, value) => value !== undefined));
  else if (common.nullable) absence.push(ValidateIf((_, value) => value !== null));
  const { description, example } = common;
  const property = { ...schema, description, example, required: !common.optional, nullable: common.nullable };
  return applyDecorators(ApiProperty(property as ApiPropertyOptions), ...absence, ...validators);
}

/** Text without its outer white space, from 1 to `maximum` characters unless `minimum` is 0. */
export function TextField(options: Common & { minimum?: number; maximum: number }): PropertyDecorator {
  const { minimum = 1, maximum } = options;
  return field(
    options,
    { type: String, minLength: minimum, maxLength: maximum },
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(because('not-text')),
    MaxLength(maximum, because('too-long', { maximum })),
    MinLength(minimum, because(minimum === 1 ? 'required' : 'too-short', { minimum })),
  );
}

/** Text taken exactly as it was typed. */
export function VerbatimField(options: Common & { minimum?: number; maximum: number }): PropertyDecorator {
  const { minimum = 1, maximum } = options;
  return field(
    options,
    { type: String, minLength: minimum, maxLength: maximum },
    IsString(because('not-text')),
    MaxLength(maximum, because('too-long', { maximum })),
    MinLength(minimum, because(minimum === 1 ? 'required' : 'too-short', { minimum })),
  );
}

/** A name for machines, kept for life: small letters, digits and hyphens. */
export function KeyField(options: Common = {}): PropertyDecorator {
  return field(
    options,
    { type: String, pattern: '^[a-z0-9-]{1,64}$' },
    IsString(because('not-text')),
    Matches(/^[a-z0-9-]{1,64}$/, because('not-a-key')),
  );
}

export function KeyListField(options: ListOptions = {}): PropertyDecorator {
  const { minimum = 0, maximum = 200 } = options;
  return field(
    options,
    { type: [String], minItems: minimum, maxItems: maximum, items: { type: 'string', pattern: '^[a-z0-9-]{1,64}$' } },
    ...listValidators(minimum, maximum),
    ArrayUnique(because('duplicate')),
    Matches(/^[a-z0-9-]{1,64}$/, because('not-a-key', {}, true)),
  );
}

export function TextListField(options: ListOptions & { maximumLength: number }): PropertyDecorator {
  const { minimum = 0, maximum = 50, maximumLength } = options;
  return field(
    options,
    { type: [String], minItems: minimum, maxItems: maximum },
    ...listValidators(minimum, maximum),
    IsString(because('not-text', {}, true)),
    MinLength(1, because('required', {}, true)),
    MaxLength(maximumLength, because('too-long', { maximum: maximumLength }, true)),
  );
}

export function EmailField(options: Common = {}): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'email', maxLength: 254 },
    Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    IsEmail({}, because('not-an-email')),
  );
}

export function WholeNumberField(options: Common & { minimum?: number; maximum?: number } = {}): PropertyDecorator {
  const { minimum = -2_147_483_648, maximum = 2_147_483_647 } = options;
  return field(
    options,
    { type: 'integer', minimum, maximum },
    IsInt(because('not-a-whole-number', { minimum, maximum })),
    Min(minimum, because('out-of-range', { minimum, maximum })),
    Max(maximum, because('out-of-range', { minimum, maximum })),
  );
}

/** A number with at most `decimals` digits after the point. */
export function DecimalField(
  options: Common & { minimum: number; maximum: number; decimals: number },
): PropertyDecorator {
  const { minimum, maximum, decimals } = options;
  return field(
    options,
    { type: Number, minimum, maximum },
    IsNumber({ maxDecimalPlaces: decimals }, because('not-a-decimal', { decimals })),
    Min(minimum, because('out-of-range', { minimum, maximum })),
    Max(maximum, because('out-of-range', { minimum, maximum })),
  );
}

/** The number of something in Etalon, such as a person. */
export function IdField(options: Common = {}): PropertyDecorator {
  return WholeNumberField({ example: 7, ...options, ...ids });
}

export function IdListField(options: ListOptions = {}): PropertyDecorator {
  const { minimum = 0, maximum = 1000 } = options;
  return field(
    options,
    { type: 'integer', isArray: true, minItems: minimum, maxItems: maximum },
    ...listValidators(minimum, maximum),
    ArrayUnique(because('duplicate')),
    IsInt(because('not-a-whole-number', ids, true)),
    Min(ids.minimum, because('out-of-range', ids, true)),
    Max(ids.maximum, because('out-of-range', ids, true)),
  );
}

export function FlagField(options: Common = {}): PropertyDecorator {
  return field(options, { type: Boolean }, IsBoolean(because('not-true-or-false')));
}

export function ChoiceField<T extends string>(values: readonly T[], options: Common = {}): PropertyDecorator {
  return field(
    options,
    { type: String, enum: [...values] },
    IsIn(values, because('not-one-of', { allowed: values.join(', ') })),
  );
}

export function ChoiceListField<T extends string>(values: readonly T[], options: ListOptions = {}): PropertyDecorator {
  const { minimum = 0, maximum = values.length } = options;
  return field(
    options,
    { type: [String], isArray: true, enum: [...values], minItems: minimum, maxItems: maximum },
    ...listValidators(minimum, maximum),
    ArrayUnique(because('duplicate')),
    IsIn(values, because('not-one-of', { allowed: values.join(', ') }, true)),
  );
}

/** A point in time, ISO 8601 with its offset. */
export function MomentField(options: Common = {}): PropertyDecorator {
  return field(
    { example: '2026-12-01T18:00:00.000Z', ...options },
    { type: String, format: 'date-time' },
    Transform(({ value }) => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : value)),
    IsDate(because('not-a-moment')),
  );
}

/** A day of the calendar, `2026-12-01`. */
export function DayField(options: Common = {}): PropertyDecorator {
  return field(
    { example: '2026-12-01', ...options },
    { type: String, format: 'date' },
    Matches(/^\d{4}-\d\d-\d\d$/, because('not-a-day')),
    IsISO8601({ strict: true, strictSeparator: true }, because('not-a-day')),
  );
}

/** A colour in hexadecimal notation, `#1f4a54`; capitals become small. */
export function ColourField(options: Common = {}): PropertyDecorator {
  return field(
    { example: '#1f4a54', ...options },
    { type: String, pattern: '^#[0-9a-f]{6}$' },
    Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    IsString(because('not-text')),
    Matches(/^#[0-9a-f]{6}$/, because('not-a-colour')),
  );
}

/** A time zone by its name in the IANA database, as our clocks know it. */
export function TimeZoneField(options: Common = {}): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && knownTimeZone(value) !== null;
  // Nobody reads the message, but without one class-validator forgets what it is about.
  const validator = { validate, defaultMessage: () => 'no time zone' };
  return field(
    { example: 'Asia/Almaty', ...options },
    { type: String },
    Transform(({ value }) => (typeof value === 'string' ? (knownTimeZone(value.trim()) ?? value) : value)),
    IsString(because('not-text')),
    ValidateBy({ name: 'isTimeZone', validator }, because('not-a-time-zone')),
  );
}

export function ObjectField(type: () => Class<unknown>, options: Common = {}): PropertyDecorator {
  return field(options, { type: described(type) }, Type(type), ValidateNested(), IsObject(because('not-an-object')));
}

export function ObjectListField(type: () => Class<unknown>, options: ListOptions = {}): PropertyDecorator {
  const { minimum = 0, maximum = 5000 } = options;
  return field(
    options,
    { type: described(type), isArray: true, minItems: minimum, maxItems: maximum },
    Type(type),
    ValidateNested({ each: true }),
    ...listValidators(minimum, maximum),
  );
}

/** Swagger tells a function that returns a class from a class by its name. */
function described(classOf: () => Class<unknown>): () => Class<unknown> {
  return { type: () => classOf() }.type;
}

/** Anything that has its own rules elsewhere; described, not checked here. */
export function DescribedField(schema: ApiPropertyOptions, options: Common = {}): PropertyDecorator {
  return field(options, schema, Allow());
}

function listValidators(minimum: number, maximum: number): PropertyDecorator[] {
  return [
    IsArray(because('not-a-list')),
    ArrayMinSize(minimum, because('too-few', { minimum })),
    ArrayMaxSize(maximum, because('too-many', { maximum })),
  ];
}
