/** Facts about a page for search engines. */
export function JsonLd({ facts }: { facts: object }) {
  // A `<` could end the script: written as an escape it means the same.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...facts }).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: no markup, and escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

export interface Step {
  name: string;
  /** With the origin in front. */
  url: string;
}

export function breadcrumbFacts(steps: readonly Step[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: url })),
  };
}
