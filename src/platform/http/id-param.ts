import { applyDecorators, Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { NotFound } from '../../errors';

const toId: PipeTransform<string, number> = {
  transform(value) {
    if (!/^[1-9]\d{0,9}$/.test(value) || Number(value) > 2_147_483_647) throw new NotFound('address');
    return Number(value);
  },
};

/** The number in the address; what is not a number names nothing, so it is not found. */
export function IdParam(name = 'id'): ParameterDecorator {
  return (target, property, index) => {
    Param(name, toId)(target, property, index);
    applyDecorators(ApiParam({ name, schema: { type: 'integer', minimum: 1 }, example: 7 }))(
      target,
      property,
      Object.getOwnPropertyDescriptor(target, property!),
    );
  };
}
