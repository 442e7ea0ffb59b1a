import { DefaultNamingStrategy } from 'typeorm';

const snakeCase = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** `ClauseRevision.authorId` lives in `clause_revision.author_id`; keys and indexes have names one can read in an error. */
export class ReadableNames extends DefaultNamingStrategy {
  override tableName(className: string, customName?: string): string {
    return customName ?? snakeCase(className);
  }
  override columnName(propertyName: string, customName?: string): string {
    return customName ?? snakeCase(propertyName);
  }
  override primaryKeyName(table: { name: string } | string): string {
    return `${nameOf(table)}_key`;
  }
  override uniqueConstraintName(table: { name: string } | string, columns: string[]): string {
    return `${nameOf(table)}_${columns.join('_')}_unique`;
  }
  override indexName(table: { name: string } | string, columns: string[]): string {
    return `${nameOf(table)}_${columns.join('_')}_index`;
  }
  override foreignKeyName(table: { name: string } | string, columns: string[]): string {
    return `${nameOf(table)}_${columns.join('_')}_reference`;
  }
  override defaultConstraintName(table: { name: string } | string, column: string): string {
    return `${nameOf(table)}_${column}_default`;
  }
}

function nameOf(table: { name: string } | string): string {
  return typeof table === 'string' ? table : table.name;
}
