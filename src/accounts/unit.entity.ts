import { Entity, Unique } from 'typeorm';
import { Id, Text } from '../platform/database/columns';

/** A part of the company: a shop, a department. */
@Entity()
@Unique(['name'])
export class Unit {
  @Id() id!: number;
  @Text() name!: string;
}
