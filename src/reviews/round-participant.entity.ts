import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity()
export class RoundParticipant {
  @ForeignKey('Round') @PrimaryColumn('int') roundId!: number;
  @ForeignKey('Person') @Index() @PrimaryColumn('int') personId!: number;
}
