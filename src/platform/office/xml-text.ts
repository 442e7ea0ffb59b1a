/** What XML 1.0 cannot hold, not even escaped (section 2.2). */

const outsideXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as the content of an element or an attribute; what XML cannot hold becomes the sign for the unknown. */
export function xmlText(text: string): string {
  return withinXml(text).replace(/[&<>"]/g, (sign) => entities[sign]!);
}

/** Text or markup in which what XML cannot hold became the sign for the unknown. */
export function withinXml(text: string): string {
  return text.toWellFormed().replace(outsideXml, '\ufffd');
}

/**
 * Text as a cell of a spreadsheet holds it: what XML cannot hold or would change is written as `_x000D_`, and what looks like such
 * is kept from being read so (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
 */
export function spreadsheetText(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(new RegExp(`${outsideXml.source}|\\r`, 'g'), (sign) => {
      const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    });
  return xmlText(escaped);
}

/** What a cell holds, from how it is written. */
export function fromSpreadsheetText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
