import { Column, CreateDateColumn, PrimaryGeneratedColumn, type ColumnOptions } from 'typeorm';

/** The kinds of columns the tables are made of, so that each is written and typed the same everywhere. */

export const Id = () => PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' });
export const Reference = (options: ColumnOptions = {}) => Column('int', options);
export const Text = (options: ColumnOptions = {}) => Column('text', options);
export const TextList = (options: ColumnOptions = {}) => Column('text', { array: true, ...options });
export const Whole = (options: ColumnOptions = {}) => Column('int', options);
export const Flag = (options: ColumnOptions = {}) => Column('boolean', options);
export const Moment = (options: ColumnOptions = {}) => Column('timestamptz', { precision: 3, ...options });
export const CreatedAt = () => CreateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' });
export const Json = (options: ColumnOptions = {}) => Column('jsonb', options);
