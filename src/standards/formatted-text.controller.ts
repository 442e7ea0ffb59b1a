import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../accounts/access';
import { editableText } from '../rendering/editable-text';
import { FormattedTextDto, TextToFormatDto } from './formatted-text.dto';

@ApiTags('text')
@SignedIn()
@Controller('api/formatted-text')
export class FormattedTextController {
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Shows a Markdown text as a clause shows it. Nothing is kept.' })
  @ApiOkResponse({ type: FormattedTextDto })
  format(@Body() { text }: TextToFormatDto): FormattedTextDto {
    return editableText(text);
  }
}
