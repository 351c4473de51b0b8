/** Pictures come from the API as they are: nothing is drawn anew by Next. */
export default function imageLoader({ src }: { src: string }): string {
  return src;
}
