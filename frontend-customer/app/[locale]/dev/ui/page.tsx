// For builders: every part of the kit in every state. Its texts are English and stand here; nobody who shops sees them.
import { ArrowRight, Heart, PackageOpen, Plus, Search, Store, Trash2 } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Preferences } from '@/components/layout/preferences';
import { pageLocale } from '@/i18n/locale';
import { Link } from '@/i18n/navigation';
import { Accordion, AccordionContent, AccordionItem, AccordionTrigger } from '@/shared/ui/accordion';
import { Alert } from '@/shared/ui/alert';
import { Avatar } from '@/shared/ui/avatar';
import { Badge } from '@/shared/ui/badge';
import { Breadcrumb } from '@/shared/ui/breadcrumb';
import { Button, buttonClass } from '@/shared/ui/button';
import { Card, CardFooter, CardHeader, CardText, CardTitle } from '@/shared/ui/card';
import { Checkbox } from '@/shared/ui/checkbox';
import { Empty } from '@/shared/ui/empty';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { NativeSelect } from '@/shared/ui/native-select';
import { Pagination } from '@/shared/ui/pagination';
import { Price } from '@/shared/ui/price';
import { Progress } from '@/shared/ui/progress';
import { RadioCard } from '@/shared/ui/radio-card';
import { Radio, RadioGroup } from '@/shared/ui/radio-group';
import { Skeleton } from '@/shared/ui/skeleton';
import { Spinner } from '@/shared/ui/spinner';
import { Switch } from '@/shared/ui/switch';
import { Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow } from '@/shared/ui/table';
import { Textarea } from '@/shared/ui/textarea';
import { Busy, FormTrial, MenuTrials, OverlayTrials, QuantityTrials, TableTrial, TabsTrial, ToastTrials } from './islands';
import { Section, State } from './section';

export const metadata: Metadata = { title: 'Kit', robots: { index: false, follow: false } };
// Whether it is there is asked for each time, and not once when the app is built.
export const dynamic = 'force-dynamic';

const BUTTONS = ['primary', 'secondary', 'outline', 'ghost', 'danger', 'link'] as const;
const TONES = ['neutral', 'success', 'warning', 'danger', 'info', 'accent'] as const;
const GROUNDS = [
  ['background', 'bg-background text-foreground'],
  ['card', 'bg-card text-card-foreground'],
  ['muted', 'bg-muted text-muted-foreground'],
  ['accent', 'bg-accent text-accent-foreground'],
  ['primary', 'bg-primary text-primary-foreground'],
  ['danger', 'bg-danger text-danger-foreground'],
  ['success-soft', 'bg-success-soft text-success'],
  ['warning-soft', 'bg-warning-soft text-warning'],
  ['danger-soft', 'bg-danger-soft text-danger'],
  ['info-soft', 'bg-info-soft text-info'],
] as const;
// A head and shoulders.
const PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='3' r='1.5'/%3E%3Ccircle cx='4' cy='8' r='3'/%3E%3C/svg%3E";
const EURO = (amount: string) => ({ amount, currency: 'EUR' });

export default async function KitPage({ params }: { params: Promise<{ locale: string }> }) {
  if (process.env.NODE_ENV === 'production' && process.env.STOA_GALLERY !== 'on') notFound();
  const locale = await pageLocale(params);
  return (
    <main id="content" lang="en" className="mx-auto flex w-full max-w-6xl flex-col gap-14 px-4 py-10 sm:px-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-semibold text-3xl tracking-tight">Kit</h1>
          <p className="mt-1 text-muted-foreground">Every part in every state, for those who build with it.</p>
        </div>
        <div className="text-sm" lang={locale}>
          <Preferences />
        </div>
      </header>

      <Section title="Grounds">
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-5">
          {GROUNDS.map(([name, look]) => (
            <div key={name} className={`rounded-lg border p-4 text-sm ${look}`}>
              {name}
            </div>
          ))}
        </div>
      </Section>

      <Section title="Button">
        {BUTTONS.map((variant) => (
          <State key={variant} name={variant}>
            <Button variant={variant} size="sm">
              Small
            </Button>
            <Button variant={variant}>Continue</Button>
            <Button variant={variant} size="lg">
              Large
            </Button>
            <Button variant={variant}>
              <Plus aria-hidden />
              With an icon
            </Button>
            <Button variant={variant} size="icon" aria-label={`Search, ${variant}`}>
              <Search aria-hidden />
            </Button>
            <Busy variant={variant} />
            <Button variant={variant} disabled>
              Disabled
            </Button>
          </State>
        ))}
        <State name="as a link">
          <Button asChild>
            <Link href="/">
              Home
              <ArrowRight aria-hidden />
            </Link>
          </Button>
          <Link href="/" className={buttonClass({ variant: 'outline' })}>
            buttonClass
          </Link>
        </State>
      </Section>

      <Section title="Field, Input, Textarea, NativeSelect">
        <div className="grid items-start gap-x-6 gap-y-6 sm:grid-cols-2">
          <Field label="E-mail" hint="For your receipt and news about your parcel.">
            {(parts) => <Input type="email" autoComplete="off" placeholder="ada@example.org" {...parts} />}
          </Field>
          <Field label="Company" optional optionalLabel="optional">
            {(parts) => <Input {...parts} />}
          </Field>
          <Field label="Postcode" error="Write five figures, such as 10115." hint="Of the place where it is delivered.">
            {(parts) => <Input defaultValue="1011" inputMode="numeric" {...parts} />}
          </Field>
          <Field label="Order number" hint="It cannot be changed.">
            {(parts) => <Input defaultValue="S-2026-000123" readOnly {...parts} />}
          </Field>
          <Field label="Disabled">{(parts) => <Input defaultValue="Not now" disabled {...parts} />}</Field>
          <Field label="Country">
            {(parts) => (
              <NativeSelect defaultValue="de" {...parts}>
                <option value="de">Germany</option>
                <option value="nl">Netherlands</option>
                <option value="vn">Vietnam</option>
              </NativeSelect>
            )}
          </Field>
          <Field label="Reason" error="Choose why you send it back.">
            {(parts) => (
              <NativeSelect {...parts}>
                <option value="">Choose</option>
                <option value="late">It came too late</option>
              </NativeSelect>
            )}
          </Field>
          <Field label="Size (disabled)">
            {(parts) => (
              <NativeSelect disabled {...parts}>
                <option>Only one</option>
              </NativeSelect>
            )}
          </Field>
          <Field label="Message" hint="Grows with what is written.">
            {(parts) => <Textarea {...parts} />}
          </Field>
          <Field label="Message" error="Write at least a word.">
            {(parts) => <Textarea {...parts} />}
          </Field>
          <Field label="A narrow one">{(parts) => <Input className="w-28" inputMode="numeric" {...parts} />}</Field>
        </div>
      </Section>

      <Section title="Checkbox, Switch, RadioGroup, RadioCard">
        <div className="grid items-start gap-x-10 gap-y-6 sm:grid-cols-2">
          <div>
            <Checkbox label="Send me news about once a month" />
            <Checkbox label="Ticked" defaultChecked />
            <Checkbox label="With a hint" hint="You can stop it with one click in every letter." />
            <Checkbox label="I have read the terms" error="Tick the box to go on." />
            <Checkbox label="Disabled" disabled />
            <Checkbox label="Disabled and ticked" disabled defaultChecked />
          </div>
          <div className="flex flex-col gap-2">
            <Switch label="Order updates" hint="By e-mail, when something changes." defaultChecked />
            <Switch label="Price alerts" />
            <Switch label="Disabled" disabled />
            <Switch label="Disabled and on" disabled defaultChecked />
          </div>
          <RadioGroup label="Sort by" name="sort" defaultValue="best" hint="Only for this list.">
            <Radio value="best" label="Best match" />
            <Radio value="price" label="Price" hint="The lowest first, with delivery." />
            <Radio value="sold" label="Sold out" disabled />
          </RadioGroup>
          <RadioGroup label="Sort by" name="invalid" error="Choose one.">
            <Radio value="a" label="Best match" />
            <Radio value="b" label="Price" />
          </RadioGroup>
          <RadioGroup label="Delivery" name="delivery" defaultValue="post">
            <RadioCard value="post" label="Tuesday, 3 March" aside="€4.90" hint="To your door, with DHL" />
            <RadioCard value="shop" label="Wednesday, 4 March" aside="Free" hint="To a parcel shop near you" />
            <RadioCard value="none" label="Today" hint="Not to this postcode" disabled />
          </RadioGroup>
          <RadioGroup label="Delivery" name="delivery-invalid" error="Choose how it is delivered.">
            <RadioCard value="post" label="Tuesday, 3 March" aside="€4.90" hint="To your door, with DHL" />
            <RadioCard value="shop" label="Wednesday, 4 March" aside="Free" hint="To a parcel shop near you" />
          </RadioGroup>
        </div>
      </Section>

      <Section title="Quantity">
        <QuantityTrials />
      </Section>

      <Section title="ErrorSummary">
        <FormTrial />
      </Section>

      <Section title="Badge">
        <div className="flex flex-wrap gap-3">
          {TONES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
          <Badge tone="accent">
            <Heart aria-hidden />
            With an icon
          </Badge>
        </div>
      </Section>

      <Section title="Alert">
        <div className="grid gap-4 sm:grid-cols-2">
          {(['neutral', 'success', 'warning', 'danger', 'info'] as const).map((tone) => (
            <Alert key={tone} tone={tone} title={`The tone ${tone}`}>
              The price of a mug has changed since you put it into your cart.
            </Alert>
          ))}
          <Alert
            tone="danger"
            title="This did not work"
            action={
              <Button variant="outline" size="sm">
                Try again
              </Button>
            }
          >
            Nothing was lost. Number 4f2a.
          </Alert>
          <Alert tone="info">Only a text, without a title.</Alert>
        </div>
      </Section>

      <Section title="Card, Price, Avatar">
        <div className="grid items-start gap-6 sm:grid-cols-3">
          <Card>
            <CardHeader>
              <CardTitle>Order S-2026-000123</CardTitle>
              <Badge tone="success">Delivered</Badge>
            </CardHeader>
            <CardText>Two parcels from two makers.</CardText>
            <CardFooter>
              <Button variant="outline">Show</Button>
              <Button variant="ghost">Send back</Button>
            </CardFooter>
          </Card>
          <Card className="flex flex-col gap-3">
            <Price money={EURO('24.90')} locale={locale} size="lg" />
            <Price money={EURO('19.90')} was={EURO('24.90')} wasLabel="Before" locale={locale} size="lg" />
            <Price money={EURO('19.90')} was={EURO('24.90')} wasLabel="Before" locale={locale} />
            <Price money={EURO('9.00')} before="from" locale={locale} />
            <Price money={{ amount: '1250000', currency: 'VND' }} locale={locale} size="sm" />
          </Card>
          <Card>
            <div className="flex flex-wrap items-center gap-4">
              <Avatar name="Ada Lovelace" size="sm" />
              <Avatar name="Ada Lovelace" />
              <Avatar name="Đặng Ánh" size="lg" />
              <Avatar name="Alder" src={PICTURE} />
            </div>
            <p className="mt-4 flex items-center gap-3 text-sm">
              <Avatar name="Birch Market" />
              Birch Market
            </p>
          </Card>
        </div>
      </Section>

      <Section title="Skeleton, Spinner, Progress, Empty">
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <Card className="flex gap-4">
            <Skeleton className="size-20" />
            <div className="flex flex-1 flex-col gap-3 py-1">
              <Skeleton className="h-4 w-3/4" />
              <Skeleton className="h-4 w-1/2" />
              <Skeleton className="h-4 w-24" />
            </div>
          </Card>
          <Card className="flex flex-col gap-5">
            <Spinner label="Loading" />
            <Progress label="Import" value={35} text="35 of 100 rows" />
            <Progress label="Import, done" value={100} />
            <Progress label="Import, just begun" />
          </Card>
          <Empty
            icon={<PackageOpen />}
            title="No orders yet"
            text="What you buy stands here, with its parcels and its receipts."
            action={<Button>Look around</Button>}
          />
          <Empty as="p" title="Nothing found" text="Try fewer filters." />
        </div>
      </Section>

      <Section title="Dialog, AlertDialog, Sheet">
        <OverlayTrials />
      </Section>

      <Section title="DropdownMenu, Popover, Tooltip">
        <MenuTrials />
      </Section>

      <Section title="Toast">
        <ToastTrials />
      </Section>

      <Section title="Tabs, Accordion">
        <div className="grid items-start gap-10 sm:grid-cols-2">
          <TabsTrial />
          <Accordion>
            <AccordionItem name="product" open>
              <AccordionTrigger>Details</AccordionTrigger>
              <AccordionContent>Stoneware, fired at 1,240 °C. It may go into the dishwasher.</AccordionContent>
            </AccordionItem>
            <AccordionItem name="product">
              <AccordionTrigger>Delivery and sending back</AccordionTrigger>
              <AccordionContent>Two to three days. You may send it back within 30 days.</AccordionContent>
            </AccordionItem>
            <AccordionItem name="product">
              <AccordionTrigger>Safety</AccordionTrigger>
              <AccordionContent>For food. Hot when it is filled with something hot.</AccordionContent>
            </AccordionItem>
          </Accordion>
        </div>
      </Section>

      <Section title="Table">
        <TableTrial />
        <Table label="Fees by order" stack>
          <TableHeader>
            <TableRow>
              <TableHead>Order</TableHead>
              <TableHead>Shop</TableHead>
              <TableHead>State</TableHead>
              <TableHead numeric aria-sort="descending">
                Amount
              </TableHead>
              <TableHead>
                <span className="sr-only">What can be done</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {['124.90', '24.50', '9.00'].map((amount, index) => (
              <TableRow key={amount}>
                <TableCell label="Order" className="font-medium">
                  S-2026-00012{index}
                </TableCell>
                <TableCell label="Shop">
                  <span className="inline-flex items-center gap-2 align-middle">
                    <Store aria-hidden className="size-4 text-muted-foreground" />
                    Alder Goods
                  </span>
                </TableCell>
                <TableCell label="State">
                  <Badge tone={index ? 'success' : 'warning'}>{index ? 'Paid out' : 'Held'}</Badge>
                </TableCell>
                <TableCell label="Amount" numeric>
                  <Price money={EURO(amount)} locale={locale} size="sm" />
                </TableCell>
                <TableCell numeric>
                  <Button variant="ghost" size="icon" aria-label={`Remove S-2026-00012${index}`}>
                    <Trash2 aria-hidden />
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
          <TableFooter>
            <TableRow>
              <TableCell colSpan={3}>Sum</TableCell>
              <TableCell label="Amount" numeric>
                <Price money={EURO('158.40')} locale={locale} size="sm" />
              </TableCell>
              <TableCell />
            </TableRow>
          </TableFooter>
        </Table>
      </Section>

      <Section title="Pagination, Breadcrumb">
        <Breadcrumb
          label="You are here"
          link={Link}
          items={[{ label: 'Home', href: '/' }, { label: 'Kitchen', href: '/dev/ui?c=kitchen' }, { label: 'Mugs' }]}
        />
        <Pagination
          label="Numbered pages"
          link={Link}
          previous={{ label: 'Previous', href: '/dev/ui?page=5' }}
          next={{ label: 'Next', href: '/dev/ui?page=7' }}
          pages={{ page: 6, of: 12, href: (page) => `/dev/ui?page=${page}`, label: (page) => `Page ${page}` }}
          status="Page 6 of 12"
        />
        <Pagination
          label="Pages by steps"
          link={Link}
          previous={{ label: 'Previous' }}
          next={{ label: 'Next', href: '/dev/ui?after=abc' }}
          status="24 of 118"
        />
      </Section>
    </main>
  );
}
