import { Link } from '@/i18n/navigation';
import { categoryAt } from '../addresses';
import { Picture } from './picture';

/** The categories as niches of a portico, each with something that stands in it. */
export function CategoryTiles({ categories }: { categories: { path: string; name: string; pictureUrl: string | null }[] }) {
  return (
    <ul className="grid grid-cols-3 gap-x-3 gap-y-6 sm:grid-cols-5 sm:gap-x-5 lg:grid-cols-9 lg:gap-x-4">
      {categories.map(({ path, name, pictureUrl }) => (
        <li key={path}>
          <Link href={categoryAt(path)} prefetch={false} className="group block rounded-t-full rounded-b-lg text-center">
            <span className="block overflow-hidden rounded-t-full rounded-b-md border bg-muted">
              <Picture
                src={pictureUrl}
                className="aspect-[3/4] transition-transform duration-300 motion-safe:group-hover:scale-[1.04]"
              />
            </span>
            <span className="mt-2.5 block font-medium text-sm underline-offset-4 group-hover:underline">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
