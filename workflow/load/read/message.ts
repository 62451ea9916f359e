import { expressionText } from '../expression-text.ts';
import { attribute, extension, namespaces, type XmlElement } from '../xml/tree.ts';
import { refersTo, report, type Source } from './source.ts';

/** The message that an element speaks of (`messageRef` of itself or of its definition); empty where there is none. */
export function messageName(source: Source, element: XmlElement, holder: XmlElement): string {
  const reference = attribute(holder, 'messageRef');
  const message = refersTo(source, reference);
  if (reference && !message) report(source, 'reference-missing', element, { reference });
  return message ? attribute(message, 'name')?.trim() || attribute(message, 'id') || '' : '';
}

/** What tells one conversation from another: the house's own word on the event or the message, or Zeebe's subscription. */
export function correlationOf(source: Source, holders: readonly XmlElement[], holder: XmlElement): string | undefined {
  const message = refersTo(source, attribute(holder, 'messageRef'));
  for (const each of message ? [...holders, message] : holders) {
    const own = extension(each, 'correlation', namespaces.renshi);
    const subscription = extension(each, 'subscription', namespaces.zeebe);
    const told = (own && attribute(own, 'value')) ?? (subscription && attribute(subscription, 'correlationKey'));
    const expression = expressionText(told);
    if (expression !== undefined) return expression;
  }
  return undefined;
}
