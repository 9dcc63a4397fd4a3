/** Every icon the product draws, by name, so that a renamed one is found here and only used ones are shipped. */
export {
  Archive, ArrowLeft, Bell, ChartColumn, Check, ChevronDown, ChevronRight, ChevronsUp, CircleAlert, CircleCheck, CircleDashed, CircleDot,
  CircleHelp, CirclePause, Clock, Command, CornerDownLeft, Download, Eye, FileText, Globe, Hourglass, Inbox, Keyboard, Languages, LoaderCircle,
  Lock, LogOut, Mail, MessageSquare, Moon, PanelRight, Paperclip, Phone, Plug, Plus, Reply, Rows3, Search, Send, Settings, ShieldAlert, ShieldQuestionMark,
  ShieldX, SquarePen, StickyNote, Sun, SunMoon, Tag, User, UserCheck, UserPlus, Users, WifiOff, X,
} from '@lucide/vue';
