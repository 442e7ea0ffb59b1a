import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type as ToType } from 'class-transformer';
import { WholeNumberField } from './fields';

/** Lists are paged by key: `after` is the `next` of the page before, so the cost does not grow with the table. */
export class PageQuery {
  @ToType(() => Number)
  @WholeNumberField({ optional: true, minimum: 0, description: 'The `next` of the page before.', example: 120 })
  after?: number;

  @ToType(() => Number)
  @WholeNumberField({
    optional: true,
    minimum: 1,
    maximum: 200,
    description: 'At most so many, 50 unless told.',
    example: 50,
  })
  limit?: number;
}

export interface Page<T> {
  items: T[];
  next: number | null;
}

/** The OpenAPI description of a page of `item`. */
export function pageOf<T>(item: Type<T>): Type<Page<T>> {
  class PageOf implements Page<T> {
    @ApiProperty({ type: item, isArray: true })
    items!: T[];

    @ApiProperty({
      type: 'integer',
      nullable: true,
      description: '`after` of the next page; null at the end.',
      example: 120,
    })
    next!: number | null;
  }
  Object.defineProperty(PageOf, 'name', { value: `PageOf${item.name}` });
  return PageOf;
}

/** Cuts `rows`, of which one more than `limit` was asked for, to a page. */
export function toPage<T>(rows: T[], limit: number, keyOf: (row: T) => number): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}

export const defaultPageSize = 50;
