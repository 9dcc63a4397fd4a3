/** Every icon the product draws, by name, so that a renamed one is found here and only used ones are shipped. */
export {
  Archive, ArrowDown, ArrowLeft, ArrowRightLeft, ArrowUp, Ban, Bell, Building2, ChartColumn, Check, CheckCheck, ChevronDown, ChevronLeft, ChevronRight,
  ChevronsUp, CircleAlert, CircleCheck, CircleDashed, CircleDot, CircleHelp, CirclePause, ClipboardList, Clock, Command, Copy, CornerDownLeft,
  Download, Ellipsis, Eraser, Eye, FileText, Globe, Hourglass, Image, Inbox, IterationCcw, KeyRound, Keyboard, Languages, Layers, Lightbulb, Link2,
  ListChecks, LoaderCircle, Lock, LogOut, Mail, MailX, Maximize, MessageSquare, Moon, PanelRight, Paperclip, Pause, Pencil, Phone, Play, Plug, Plus, RefreshCw, Reply,
  RotateCcw, Rows3, Search, Send, Settings, ShieldAlert, ShieldQuestionMark, ShieldX, SkipForward, Square, SquareCheck, SquarePen, StickyNote, Sun,
  SunMoon, Tag, Trash2, TriangleAlert, Undo2, User, UserCheck, UserPlus, Users, WifiOff, X, ZoomIn, ZoomOut,
} from '@lucide/vue';
