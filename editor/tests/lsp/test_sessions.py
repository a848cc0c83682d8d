"""Sessions of a typed client that announces what real editors do. Run: sessions BINARY"""

import pytest
from common import BINARY, SHOP, World
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

CLIENTS = [
    "emacs@v29.1", "neovim@v0.6.1", "neovim@v0.7.0", "neovim@v0.8.0", "neovim@v0.9.1",
    "neovim@v0.10.0", "neovim@v0.11.0", "visual_studio_code@v1.65.2",
]


def make_client():
    client = make_test_lsp_client()

    # An editor that announces it answers it; ours must not depend on it.
    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(_):
        raise AssertionError("nothing is registered")

    @client.feature(types.WORKSPACE_CODE_LENS_REFRESH)
    def refresh(_):
        return None

    return client


@pytest.fixture(params=CLIENTS)
def name(request):
    return request.param


@pytest.fixture
def world():
    with World() as world:
        yield world


@pytest.fixture
async def client(name, world):
    """A client with a server of the full profile that has read the tree."""
    config = ClientServerConfig(
        server_command=[BINARY, "lsp", "--profile", "full"], client_factory=make_client,
        server_env=world.environment)
    client = await config.start()
    client.set_configuration({"repomap": {"tokens": 512}})
    client.capabilities = client_capabilities(name)
    client.initialize_result = await client.initialize_session(types.InitializeParams(
        capabilities=client.capabilities, root_uri=world.tree.as_uri(),
        workspace_folders=[types.WorkspaceFolder(uri=world.tree.as_uri(), name="tree")]))
    await ask(client, "repomap/synchronize", {})
    yield client
    await client.shutdown_session()
    await client.stop()


async def ask(client: LanguageClient, method, parameters):
    """A request that the protocol doesn't have."""
    return plain(await client.protocol.send_request_async(method, parameters))


def plain(value):
    """A result without a type as dictionaries and lists."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    return value


def names(symbols):
    """Names of an outline, of whichever form, in the order of the source."""
    found = []
    for symbol in symbols:
        found.append(symbol.name)
        found += names(getattr(symbol, "children", None) or [])
    return found


async def test_initialization(client):
    capabilities = client.initialize_result.capabilities
    offered = client.capabilities.general and client.capabilities.general.position_encodings
    known = [encoding for encoding in offered or [] if encoding in ("utf-8", "utf-16", "utf-32")]
    assert capabilities.position_encoding == (known[0] if known else None)
    assert capabilities.document_symbol_provider
    assert "repomap.map" in capabilities.execute_command_provider.commands


async def test_document_symbols(client, world):
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(
        text_document=types.TextDocumentIdentifier(uri=world.uri("shop/cart.py"))))
    assert names(symbols)[:3] == ["Cart", "__init__", "sum"]
    announced = client.capabilities.text_document.document_symbol
    is_tree = bool(announced and announced.hierarchical_document_symbol_support)
    assert isinstance(symbols[0], types.DocumentSymbol) == is_tree


async def test_workspace_symbols(client, world):
    best = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query=""))
    assert best[0].name == "Price"
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="sum"))
    assert found[0].name == "sum" and found[0].location.uri == world.uri("shop/cart.py")
    assert found[0].location.range.start == types.Position(line=7, character=8)


async def test_command_with_token(client, world):
    result = await client.workspace_execute_command_async(types.ExecuteCommandParams(
        command="repomap.map", arguments=[{"tokens": 300}], work_done_token="token"))
    text = plain(result)["text"]
    assert text == world.run("map", "--tokens", "300").decode()


async def test_map(client, world):
    result = await ask(client, "repomap/map", {})
    # The budget is that of the settings, where the client tells them.
    tokens = "512" if client.capabilities.workspace.configuration else "1024"
    assert result["text"] == world.run("map", "--tokens", tokens).decode()
    assert result["root"] == str(world.tree) and not result["partial"]


async def test_unsaved_text(client, world):
    text = SHOP["shop/price.py"]
    uri = world.uri("shop/price.py")
    client.text_document_did_open(types.DidOpenTextDocumentParams(
        text_document=types.TextDocumentItem(uri=uri, language_id="python", version=1, text=text)))
    encoding = client.initialize_result.capabilities.position_encoding or "utf-16"
    width = {"utf-8": 2 + 4, "utf-16": 1 + 2, "utf-32": 1 + 1}[encoding]

    def insert(character, new, version):
        place = types.Position(line=0, character=character)
        client.text_document_did_change(types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
            content_changes=[types.TextDocumentContentChangePartial(
                range=types.Range(start=place, end=place), text=new)]))

    insert(0, "Ж😀\nclass Unsaved: pass\n", 2)
    insert(width, " # end", 3)
    result = await ask(client, "repomap/fileText", {"textDocument": {"uri": uri}})
    assert result["text"] == "Ж😀 # end\nclass Unsaved: pass\n" + text
    result = await ask(client, "repomap/map", {})
    assert "class Unsaved" in result["text"]


@pytest.mark.parametrize("name", ["neovim@v0.10.0"], indirect=True)
async def test_progress(name):
    """Begin, more and more, end once: with a token of the request and with one of the server's."""
    from common import large_tree

    with World(large_tree()) as world:
        config = ClientServerConfig(
            server_command=[BINARY, "lsp"], client_factory=make_client,
            server_env=world.environment)
        client = await config.start()
        await client.initialize_session(types.InitializeParams(
            capabilities=client_capabilities(name), root_uri=world.tree.as_uri()))
        await client.workspace_execute_command_async(types.ExecuteCommandParams(
            command="repomap.map", arguments=[{}], work_done_token="mine"))
        await ask(client, "repomap/synchronize", {})
        reports = {token: values for token, values in client.progress_reports.items() if values}
        assert reports, "there was no progress"
        for values in reports.values():
            assert values[0].kind == "begin" and values[-1].kind == "end"
            assert [value.kind for value in values].count("end") == 1
            percentages = [value.percentage for value in values[:-1]]
            assert percentages == sorted(percentages)
        await client.shutdown_session()
        await client.stop()
