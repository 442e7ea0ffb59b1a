import { Global, Module } from '@nestjs/common';
import { Renderer } from '../rendering/renderer';
import { WarmRenderer } from './warm-renderer';

/** The one renderer of a process, for every feature that has something printed. */
@Global()
@Module({ providers: [{ provide: Renderer, useClass: WarmRenderer }], exports: [Renderer] })
export class PrintingModule {}
