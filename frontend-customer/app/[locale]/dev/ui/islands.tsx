// For builders, in English: those parts of the gallery that hold state.
'use client';
import { Copy, EllipsisVertical, Eye, Info, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from '@/shared/ui/alert-dialog';
import { Badge } from '@/shared/ui/badge';
import { Button, type ButtonProps } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/shared/ui/dialog';
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/shared/ui/dropdown-menu';
import { ErrorSummary } from '@/shared/ui/error-summary';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/shared/ui/popover';
import { Quantity } from '@/shared/ui/quantity';
import {
  Sheet,
  SheetBody,
  SheetContent,
  SheetDescription,
  SheetFooter,
  SheetHeader,
  SheetTitle,
  SheetTrigger,
} from '@/shared/ui/sheet';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/shared/ui/table';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/shared/ui/tabs';
import { toast } from '@/shared/ui/toaster';
import { Tooltip } from '@/shared/ui/tooltip';
import { State } from './section';

const COUNT = { lessLabel: 'One less', moreLabel: 'One more' };

/** Only an island knows that something is under way. */
export function Busy({ variant }: Pick<ButtonProps, 'variant'>) {
  return (
    <Button variant={variant} busy>
      Continue
    </Button>
  );
}

export function QuantityTrials() {
  const [count, setCount] = useState(1);
  const [most, setMost] = useState(5);
  return (
    <>
      <State name="at the least">
        <Quantity label="Number of mugs" value={count} onChange={setCount} {...COUNT} />
      </State>
      <State name="at the most">
        <Quantity label="Number of bowls" value={most} onChange={setMost} max={5} {...COUNT} />
      </State>
      <State name="invalid">
        <Quantity label="Number of cups" value={most} onChange={setMost} max={5} aria-invalid {...COUNT} />
      </State>
      <State name="disabled">
        <Quantity label="Number of jugs" value={2} onChange={setMost} disabled {...COUNT} />
      </State>
    </>
  );
}

export function FormTrial() {
  const [attempt, setAttempt] = useState(0);
  const [name, setName] = useState('');
  const error = attempt > 0 && !name ? 'Write your name.' : undefined;
  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
      }}
    >
      <ErrorSummary
        title="There is a problem"
        attempt={attempt}
        errors={error ? [{ id: 'trial-name', message: error }, { message: 'Nothing was saved.' }] : []}
      />
      <Field label="Name" id="trial-name" error={error}>
        {(parts) => <Input value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" {...parts} />}
      </Field>
      <Button type="submit" className="self-start">
        Save
      </Button>
    </form>
  );
}

export function OverlayTrials() {
  return (
    <div className="flex flex-wrap gap-3">
      <Dialog>
        <DialogTrigger asChild>
          <Button variant="outline">Dialog</Button>
        </DialogTrigger>
        <DialogContent closeLabel="Close">
          <DialogHeader>
            <DialogTitle>Change the address</DialogTitle>
            <DialogDescription>It is used for this order only.</DialogDescription>
          </DialogHeader>
          <Field label="Street and number">{(parts) => <Input autoComplete="off" {...parts} />}</Field>
          <Field label="Town">{(parts) => <Input autoComplete="off" {...parts} />}</Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
            <Button>Save the address</Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>

      <AlertDialog>
        <AlertDialogTrigger asChild>
          <Button variant="outline">AlertDialog</Button>
        </AlertDialogTrigger>
        <AlertDialogContent>
          <AlertDialogHeader>
            <AlertDialogTitle>Delete this address?</AlertDialogTitle>
            <AlertDialogDescription>Orders that were sent there keep it. It cannot be brought back.</AlertDialogDescription>
          </AlertDialogHeader>
          <AlertDialogFooter>
            <AlertDialogCancel>Keep it</AlertDialogCancel>
            <AlertDialogAction>Delete the address</AlertDialogAction>
          </AlertDialogFooter>
        </AlertDialogContent>
      </AlertDialog>

      {(['right', 'left', 'bottom'] as const).map((side) => (
        <Sheet key={side}>
          <SheetTrigger asChild>
            <Button variant="outline">Sheet, {side}</Button>
          </SheetTrigger>
          <SheetContent side={side} closeLabel="Close">
            <SheetHeader>
              <SheetTitle>Filters</SheetTitle>
              <SheetDescription>118 things</SheetDescription>
            </SheetHeader>
            <SheetBody>
              {['Stoneware', 'Porcelain', 'Glass', 'Wood', 'Linen', 'Wool'].map((name) => (
                <Checkbox key={name} label={name} />
              ))}
            </SheetBody>
            <SheetFooter>
              <Button>Show 118 things</Button>
            </SheetFooter>
          </SheetContent>
        </Sheet>
      ))}
    </div>
  );
}

export function MenuTrials() {
  const [sold, showSold] = useState(true);
  const [density, setDensity] = useState('calm');
  return (
    <div className="flex flex-wrap items-center gap-3">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="outline" size="icon" aria-label="What can be done">
            <EllipsisVertical aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuItem>
            <Pencil aria-hidden />
            Edit
          </DropdownMenuItem>
          <DropdownMenuItem>
            <Copy aria-hidden />
            Copy
          </DropdownMenuItem>
          <DropdownMenuItem disabled>
            <Eye aria-hidden />
            Show in the shop
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem tone="danger">
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>

      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="outline">View</Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuCheckboxItem checked={sold} onCheckedChange={showSold}>
            With what is sold out
          </DropdownMenuCheckboxItem>
          <DropdownMenuSeparator />
          <DropdownMenuLabel>Rows</DropdownMenuLabel>
          <DropdownMenuRadioGroup value={density} onValueChange={setDensity}>
            <DropdownMenuRadioItem value="calm">Calm</DropdownMenuRadioItem>
            <DropdownMenuRadioItem value="dense">Dense</DropdownMenuRadioItem>
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>

      <Popover>
        <PopoverTrigger asChild>
          <Button variant="outline">Popover</Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Price" className="flex flex-col gap-4">
          <Field label="At most">{(parts) => <Input inputMode="numeric" {...parts} />}</Field>
          <Button>Show 12 things</Button>
        </PopoverContent>
      </Popover>

      <Tooltip text="Counted over the last 30 days.">
        <Button variant="ghost" size="icon" aria-label="About this number">
          <Info aria-hidden />
        </Button>
      </Tooltip>
    </div>
  );
}

export function ToastTrials() {
  return (
    <div className="flex flex-wrap gap-3">
      {(['neutral', 'success', 'warning', 'danger', 'info'] as const).map((tone) => (
        <Button key={tone} variant="outline" onClick={() => toast('Saved for later.', { tone })}>
          {tone}
        </Button>
      ))}
      <Button
        variant="outline"
        onClick={() => toast('Removed from your cart.', { action: { label: 'Undo', onClick: () => undefined } })}
      >
        with something to do
      </Button>
    </div>
  );
}

export function TabsTrial() {
  return (
    <Tabs defaultValue="open">
      <TabsList aria-label="Orders">
        <TabsTrigger value="open">
          To send <Badge>4</Badge>
        </TabsTrigger>
        <TabsTrigger value="sent">Sent</TabsTrigger>
        <TabsTrigger value="back">Sent back</TabsTrigger>
        <TabsTrigger value="none" disabled>
          Disputed
        </TabsTrigger>
      </TabsList>
      <TabsContent value="open">Four orders are to be sent today.</TabsContent>
      <TabsContent value="sent">Twelve orders are on their way.</TabsContent>
      <TabsContent value="back">Nothing was sent back.</TabsContent>
    </Tabs>
  );
}

const ROWS = ['Mug, sand', 'Bowl, moss', 'Jug, ink'];

export function TableTrial() {
  const [chosen, choose] = useState<readonly string[]>([ROWS[1] ?? '']);
  return (
    <Table label="Things in stock">
      <TableHeader>
        <TableRow>
          <TableHead className="w-14">
            <Checkbox
              label="All"
              labelHidden
              checked={chosen.length === ROWS.length}
              indeterminate={chosen.length > 0 && chosen.length < ROWS.length}
              onCheckedChange={(on) => choose(on ? ROWS : [])}
            />
          </TableHead>
          <TableHead>Thing</TableHead>
          <TableHead>Place</TableHead>
          <TableHead numeric>In stock</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {ROWS.map((row, index) => (
          <TableRow key={row} selected={chosen.includes(row)}>
            <TableCell>
              <Checkbox
                label={row}
                labelHidden
                checked={chosen.includes(row)}
                onCheckedChange={(on) => choose(on ? [...chosen, row] : chosen.filter((other) => other !== row))}
              />
            </TableCell>
            <TableCell className="font-medium">{row}</TableCell>
            <TableCell>Berlin</TableCell>
            <TableCell numeric>{['124', '7', '1,050'][index]}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
