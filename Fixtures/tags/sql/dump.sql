-- As pg_dump writes it
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
--                ^ reference.call
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;
--                             ^ import.module source=uuid-ossp
CREATE TYPE public.mood AS ENUM (
--                 ^ definition.enum scope=public signature="CREATE TYPE public.mood AS ENUM"
    'sad',
  --^ definition.enumerator scope=public.mood
    'ok'
  --^ definition.enumerator scope=public.mood
);
ALTER TYPE public.mood OWNER TO postgres;
--         ^ reference.type

CREATE FUNCTION public.add_user(_name text, _age integer DEFAULT 3) RETURNS integer
--                     ^ definition.function scope=public lines=2 signature="LANGUAGE plpgsql SECURITY DEFINER"
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
DECLARE
    v_id integer;
    r record;
    --^ reference.type
BEGIN
    IF _age < 3 THEN
        RAISE EXCEPTION 'too young %', _age;
    END IF;
    FOR r IN SELECT * FROM public.users LOOP
    --                            ^ reference.type
        PERFORM public.notify(r.id);
    END LOOP;
    INSERT INTO public.users (name) VALUES (_name) RETURNING id INTO v_id;
    RETURN v_id;
END;
$$;

-- Who may log in.
CREATE TABLE public.users (
--                  ^ definition.table scope=public doc signature="CREATE TABLE public.users"
    id integer NOT NULL,
  --^ definition.field scope=public.users
    name character varying(255) DEFAULT ''::character varying,
  --^ definition.field scope=public.users
    mood public.mood,
  --^ definition.field scope=public.users
    --          ^ reference.type
    tags text[],
  --^ definition.field scope=public.users
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
  --^ definition.field scope=public.users
    created_at timestamp without time zone DEFAULT now() NOT NULL,
  --^ definition.field scope=public.users
    --                                             ^ reference.call
    CONSTRAINT users_age CHECK ((id > 0))
);
ALTER TABLE public.users OWNER TO postgres;
--                 ^ reference.type
CREATE SEQUENCE public.users_id_seq
--                     ^ definition.variable scope=public
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    CACHE 1;
ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;
ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);
--                      ^ reference.type
--                                                        ^ reference.call
COPY public.users (id, name) FROM stdin;
1	bob
2	alice
\.
ALTER TABLE ONLY public.users
--                      ^ reference.type
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
CREATE INDEX users_name ON public.users USING btree (name);
--           ^ definition.property scope=- signature="CREATE INDEX users_name ON public.users USING btree (name)"
--                                ^ reference.type
CREATE TRIGGER t BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch();
--             ^ definition.function scope=- signature="CREATE TRIGGER t BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch()"
--                                       ^ reference.type
--                                                                                  ^ reference.call
CREATE VIEW public.active AS
--                 ^ definition.view scope=public signature="CREATE VIEW public.active"
 SELECT users.id FROM public.users WHERE (users.id > 0);
 --                          ^ reference.type
CREATE TABLE public.after (
--                  ^ definition.table scope=public signature="CREATE TABLE public.after"
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  --^ definition.field scope=public.after
    uid uuid DEFAULT public.uuid_generate_v4(),
  --^ definition.field scope=public.after
    --                      ^ reference.call
    price money, ok bool, x float8, y int4, z citext
  --^ definition.field scope=public.after
    --           ^ definition.field scope=public.after
    --              ^ reference.type
    --                    ^ definition.field scope=public.after
    --                              ^ definition.field scope=public.after
    --                                      ^ definition.field scope=public.after
    --                                        ^ reference.type
);
CREATE RULE r AS ON INSERT TO users DO NOTHING;
CREATE POLICY p ON users USING (true);
CREATE AGGREGATE sum2(int) (sfunc = add, stype = int);
CREATE TABLE last (id int);
--           ^ definition.table scope=- signature="CREATE TABLE last"
--                 ^ definition.field scope=last
