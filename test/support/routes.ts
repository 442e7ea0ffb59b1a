import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { TestEtalon } from './etalon';

/** Every address at which a browser gets something, `/drafts/:id/text`, as the application itself declares it; the API is no page. */
export function addressesOf({ app }: TestEtalon): string[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype, instance }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner
        .getAllMethodNames(prototype)
        .map((name) => prototype[name]!)
        .filter((method) => Reflect.getMetadata(METHOD_METADATA, method) === RequestMethod.GET)
        .map((method) =>
          address(Reflect.getMetadata(PATH_METADATA, metatype!), Reflect.getMetadata(PATH_METADATA, method)),
        );
    })
    .filter((path) => !/^\/(api|healthz|readyz)\b/.test(path))
    .sort();
}

const address = (...parts: string[]) => `/${parts.join('/').split('/').filter(Boolean).join('/')}`;

/** Which of `addresses` answers at `path`; null when none does. */
export function addressAt(addresses: string[], path: string): string | null {
  const steps = path.split(/[?#]/)[0]!.split('/');
  const answers = addresses.filter((address) => {
    const pattern = address.split('/');
    return (
      pattern.length === steps.length && pattern.every((step, index) => step.startsWith(':') || step === steps[index])
    );
  });
  const parameters = (address: string) => address.split(':').length;
  return answers.toSorted((one, other) => parameters(one) - parameters(other))[0] ?? null;
}
