import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** The pg pool below TypeORM: for prepared statements and for libraries that speak pg. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

/**
 * A statement that PostgreSQL parses and plans once a connection: for what every request needs.
 * `name` must be unique in Etalon.
 */
export function prepared<Row>(name: string, text: string) {
  return async (dataSource: DataSource, values: unknown[]): Promise<Row[]> => {
    const { rows } = await poolOf(dataSource).query({ name, text, values });
    return rows as Row[];
  };
}
